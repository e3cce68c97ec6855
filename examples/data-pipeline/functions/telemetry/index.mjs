/** @type {import('@atakora/component/functions').PipelineHandler} */
export const transform = ({ deviceId, at, celsius }) => ({ id: `${deviceId}-${at}`, deviceId, celsius });
