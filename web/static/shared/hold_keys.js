// Keys that follow an action wait until the page shows what came of it; `type_ahead.js` keeps them.

export const holdKeysDuring = (action) => (...given) => {
  const done = action(...given);
  window.typeAhead?.holdUntil(done);
  return done;
};
