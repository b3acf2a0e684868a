/* What stylesheets may not do. Rules about looks are left out: one rule a line is how ours are read. */

const UNDERSTOOD_BY_BROWSERS = {
  "at-rule-descriptor-no-unknown": true,
  "at-rule-descriptor-value-no-unknown": true,
  "at-rule-no-deprecated": true,
  "at-rule-no-unknown": true,
  "at-rule-prelude-no-invalid": true,
  "color-no-invalid-hex": true,
  "custom-property-no-missing-var-function": true,
  "declaration-property-value-keyword-no-deprecated": true,
  "declaration-property-value-no-unknown": true,
  "function-calc-no-unspaced-operator": true,
  "function-linear-gradient-no-nonstandard-direction": true,
  "function-no-unknown": true,
  "media-feature-name-no-unknown": true,
  "media-feature-name-value-no-unknown": true,
  "media-query-no-invalid": true,
  "media-type-no-deprecated": true,
  "named-grid-areas-no-invalid": true,
  "nesting-selector-no-missing-scoping-root": true,
  "no-invalid-double-slash-comments": true,
  "no-invalid-position-at-import-rule": true,
  "no-invalid-position-declaration": true,
  "no-irregular-whitespace": true,
  "no-unknown-animations": true,
  "property-no-deprecated": true,
  "property-no-unknown": true,
  "selector-anb-no-unmatchable": true,
  "selector-pseudo-class-no-unknown": true,
  "selector-pseudo-element-no-unknown": true,
  "selector-type-no-unknown": true,
  "string-no-newline": true,
  "unit-no-unknown": true,
};

const SAID_ONCE = {
  "block-no-empty": true,
  "comment-no-empty": true,
  "declaration-block-no-duplicate-custom-properties": true,
  "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-syntaxes"] }],
  "declaration-block-no-redundant-longhand-properties": [true, { ignoreShorthands: ["inset"] }],
  "declaration-block-no-shorthand-property-overrides": true,
  "font-family-no-duplicate-names": true,
  "font-family-no-missing-generic-family-keyword": true,
  "keyframe-block-no-duplicate-selectors": true,
  "length-zero-no-unit": true,
  "no-duplicate-at-import-rules": true,
  "no-duplicate-selectors": true,
  "no-empty-source": true,
  "shorthand-property-no-redundant-values": true,
};
// Not here: no-descending-specificity. It compares selectors that never meet in one element.

const OURS = {
  "color-named": "never", // colours stand in tokens.css alone
  "color-no-hex": true,
  "declaration-no-important": true,
  "keyframe-declaration-no-important": true,
};

export default {
  rules: { ...UNDERSTOOD_BY_BROWSERS, ...SAID_ONCE, ...OURS },
  overrides: [{ files: ["**/tokens.css"], rules: { "color-no-hex": null } }],
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
};
