/** @type {import('@atakora/component/functions').PipelineHandler} */
export const transform = ({ id, page, robot }) => (robot ? undefined : { id, page });
