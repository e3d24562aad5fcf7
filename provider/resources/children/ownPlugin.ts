// Options of the custom resources that this plugin has itself.

import { packageSchema } from "../../schema/package";

/** As the SDKs say it: without them the engine would start the plugin once more. */
export const ownPlugin = { version: packageSchema.version, pluginDownloadURL: packageSchema.pluginDownloadURL };
