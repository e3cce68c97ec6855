exports.run = exports.tick = exports['on-mail'] = () => ({ status: 204 });
