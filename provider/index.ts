// Entry point of the plugin.

import { main } from "@pulumi/pulumi/provider";
import { Metal3Provider } from "./provider";
import { trimSdkRuntime } from "./sdkRuntime";
import { acceptImports } from "./wire/importSupport";
import { acceptNulls } from "./wire/nullSupport";
import { declarePreviewSupport } from "./wire/previewSupport";

trimSdkRuntime();
declarePreviewSupport();
acceptImports();
acceptNulls();
void main(new Metal3Provider(), process.argv.slice(2));
