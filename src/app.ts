/** The App as a program: `node src/app.ts`, the same as `tidegate serve`. */
import { serve } from './app/serve.ts';

process.exitCode = await serve(process.env);
