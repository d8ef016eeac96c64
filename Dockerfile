# Built once, run as api or worker (ROLE); Redis and PostgreSQL are elsewhere (see compose.yaml).
FROM node:20-bookworm AS build
WORKDIR /app
# The full image has python3, make and g++, which nodejieba is built with.
COPY package.json package-lock.json .npmrc ./
COPY console/package.json console/
RUN npm install --no-save --include=dev
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules node_modules
COPY --from=build --chown=node:node /app/dist dist
COPY --from=build --chown=node:node /app/console/dist console/dist
COPY --from=build --chown=node:node /app/host-page host-page
COPY --from=build --chown=node:node /app/launch launch
COPY --from=build --chown=node:node /app/rules rules
COPY --from=build --chown=node:node /app/lexicons lexicons
COPY --from=build --chown=node:node /app/models models
COPY --from=build --chown=node:node /app/scripts-templates scripts-templates
COPY --from=build --chown=node:node /app/guard guard
COPY --from=build --chown=node:node /app/desk.yaml ./
COPY --from=build --chown=node:node /app/public-page public-page
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "--no-allocation-site-pretenuring", "dist/src/main.js"]
