// One page at a time, for tests/bench/frames.py.
export default { build: { target: 'es2022', rolldownOptions: { input: process.env.MESIAL_PAGE } } };
