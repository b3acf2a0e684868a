// Keys that follow a deed wait until the page shows what came of it; `early.js` keeps them.

export const held = (deed) => (...said) => {
  const done = deed(...said);
  window.ahead?.until(done);
  return done;
};
