const answer = () => ({ status: 204 });

export { answer as run, answer as tick, answer as 'on-mail' };
