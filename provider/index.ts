// Entry point of the plugin.

import { main } from "@pulumi/pulumi/provider";
import { Metal3Provider } from "./provider";
import { silenceDebug } from "./silentDebug";
import { declarePreviewSupport } from "./wire/previewSupport";

silenceDebug();
declarePreviewSupport();
void main(new Metal3Provider(), process.argv.slice(2));
