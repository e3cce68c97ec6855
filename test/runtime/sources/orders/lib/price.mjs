export const priceOf = (count) => count * 21;
