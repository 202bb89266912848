/** How the demo's repository deploys, and how it finds out whether that worked. */

/** Page of the shop that the workflow puts on the web. */
export const PAGE = 'site/checkout.html';

/** Where the demo's App says it is. Jobs ask GitHub for tokens that are meant for this address. */
export const APP_URL = 'https://tidegate.example.com';

export const SMOKE_PATH = '.github/smoke.yml';

export const SMOKE_FILE = `version: 1
deadline: 1m
checks:
  - id: version
    version: { url: "\${url}/healthz", json: "$.commit", expect: "\${sha}" }
    interval: 50ms
  - id: checkout
    http: { url: "\${url}/checkout", body: { contains: "Pay now" } }
    retry: { attempts: 3, base: 100ms }
    depends-on: [version]
`;

/** Nobody runs it here: `deploy.ts` does what it says. The App reads how it can be started. */
export const WORKFLOW = `name: deploy
on:
  push: { branches: [main] }
  workflow_dispatch:
    inputs:
      sha: { description: The commit to deploy, type: string, required: true }
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    permissions: { contents: read, id-token: write }
    env:
      SHA: \${{ inputs.sha || github.sha }}
    steps:
      - uses: actions/checkout@v7
        with: { ref: "\${{ env.SHA }}" }
      - run: ./deploy.sh "$SHA"
      - uses: OWNER/tidegate@v1
        with:
          command: smoke
          environment: production
          sha: \${{ env.SHA }}
          set: |
            url=https://shop.example.com
            sha=\${{ env.SHA }}
          app-url: ${APP_URL}
`;
