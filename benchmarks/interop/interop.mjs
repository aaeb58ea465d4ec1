// An independent client in Confluent's format, none of our code: registers the published contract, posts a rating to
// `ratings`, waits until it has taken effect, and reads the viewer's record from `user-profiles`.
//
//   npm install --ignore-scripts && node interop.mjs BOOTSTRAP REGISTRY_URL RECOMMEND_URL MOVIE_ID
import { readFileSync } from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';
import { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';

const [bootstrap, registryUrl, recommendUrl, movieId] = process.argv.slice(2);
if (!movieId) {
  console.error('usage: node interop.mjs BOOTSTRAP REGISTRY_URL RECOMMEND_URL MOVIE_ID');
  process.exit(2);
}
const schema = readFileSync(new URL('../../schemas/src/main/avro/Rating.avsc', import.meta.url), 'utf8');
const userId = `interop-${Date.now()}`;

const registry = new SchemaRegistryClient({ baseURLs: [registryUrl] });
const id = await registry.register('ratings-value', { schemaType: 'AVRO', schema });
console.log(`registered ratings-value as schema id ${id}`);

const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR });
const producer = kafka.producer();
const consumer = kafka.consumer({ groupId: userId });
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topic: 'user-profiles', fromBeginning: true });

const serializer = new AvroSerializer(registry, SerdeType.VALUE, { useLatestVersion: true });
const value = await serializer.serialize('ratings', {
  eventId: `${userId}-1`, userId, movieId, rating: 4.5, ratedAt: Date.now(), source: 'interop',
});
console.log(`wire format: ${value.subarray(0, 5).toString('hex')} + ${value.length - 5} bytes of Avro`);
const [{ partition, baseOffset }] = await producer.send({ topic: 'ratings', messages: [{ key: userId, value }] });
console.log(`posted to ratings-${partition} at offset ${baseOffset}`);

const answer = await fetch(`${recommendUrl}/v1/users/${userId}/recommendations?limit=3&minOffset=${baseOffset}&waitMillis=20000`);
const list = await answer.json();
console.log(`took effect: source ${list.source}, offset ${list.profileOffset}, "${list.recommendations[0].reason}"`);
if (list.source !== 'profile' || list.degraded.length > 0) throw new Error(JSON.stringify(list));

const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, {});
const profile = await new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('no profile of this viewer on user-profiles within 30 s')), 30_000).unref();
  consumer.run({
    eachMessage: async ({ topic, message }) => {
      if (message.key.toString() === userId && message.value) {
        resolve(await deserializer.deserialize(topic, message.value));
      }
    },
  }).catch(reject);
});
console.log(`read from user-profiles: revision ${profile.revision}, applied offset ${profile.appliedOffset}, `
  + `${profile.blocks.length} blocks, history ${profile.history.map(film => film.movieId)}`);
await Promise.all([producer.disconnect(), consumer.disconnect()]);
