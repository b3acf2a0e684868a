// The overview: the head, and the keys that go elsewhere.

import "../layouts/head.js";
import "../shared/shortcuts.js";
