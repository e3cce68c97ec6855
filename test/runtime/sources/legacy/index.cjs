// As compilers write a default export.
exports.default = { hello: (request) => ({ body: `hello ${request.query.get('name')}` }) };
