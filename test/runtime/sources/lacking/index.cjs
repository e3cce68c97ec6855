exports.other = () => ({ body: 'other' });
exports.text = 'no function';
