// The invitation link into the clipboard, on the page for people.

import "./head.js";
import "./places.js";
import { copies } from "./copying.js";

copies(document);
