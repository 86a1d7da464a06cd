// The pages of the rules by code, Markdown. tools/build.mjs writes them into dist/pages.js.
declare const pages: Record<string, string>;
export default pages;
