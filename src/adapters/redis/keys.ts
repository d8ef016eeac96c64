export { shardOf, shardTag } from '../../core/shard.js';
