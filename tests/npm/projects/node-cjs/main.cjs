const { check } = require("tlsconf");
const { config } = require("tlsconf/node");

import("./question.mjs").then(({ question: { clients, ...plain } }) => {
  const answer = JSON.stringify(check({ ...plain, clients }));
  console.log(JSON.stringify({ answer, anchors: config(plain).ca.length }));
});
