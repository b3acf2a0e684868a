// The invitation link into the clipboard, on the page for people.

import "../layouts/head.js";
import "../shared/shortcuts.js";
import { copyOnClick } from "../shared/clipboard.js";

copyOnClick(document);
