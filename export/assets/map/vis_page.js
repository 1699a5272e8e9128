/* The page with vis-network, which the installed pyvis carries. */

import { openPage } from "./page.js";
import { createVisDrawing } from "./vis.js";

openPage(createVisDrawing);
