// The overview: the head, and the keys that go elsewhere.

import "./head.js";
import "./places.js";
