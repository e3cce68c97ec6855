export default { hi: ({ params }) => ({ body: `hi ${params.name ?? 'nobody'}` }) };
