/** The file that the runner starts at the end of the step. */
import { post } from './post.ts';

await post(process.env);
