/* The page with the drawing of our own. */

import { createCanvasDrawing } from "./canvas.js";
import { openPage } from "./page.js";

openPage(createCanvasDrawing);
