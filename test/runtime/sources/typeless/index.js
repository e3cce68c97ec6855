export default { hi: () => ({ body: 'hi' }) };
