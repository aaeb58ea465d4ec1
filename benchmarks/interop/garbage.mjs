// Bytes that are no record on every topic, then what came of them on the dead-letter topics.
//
//   node garbage.mjs BOOTSTRAP
import { Kafka, logLevel } from 'kafkajs';

const [bootstrap] = process.argv.slice(2);
if (!bootstrap) {
  console.error('usage: node garbage.mjs BOOTSTRAP');
  process.exit(2);
}
const topics = [
  'ratings', 'movies', 'movie-dna', 'movie-popularity', 'user-profiles', 'personas', 'user-erasures', 'stated-tastes',
];
const run = `garbage-${Date.now()}`;
const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR });

const producer = kafka.producer();
await producer.connect();
for (const topic of topics) {
  await producer.send({ topic, messages: [{ key: run, value: Buffer.from([0xde, 0xad, 0xbe, 0xef, 0x00, 0xff]) }] });
}
await producer.disconnect();

const consumer = kafka.consumer({ groupId: run });
await consumer.connect();
await consumer.subscribe({ topics: topics.map(topic => `${topic}.dlq`), fromBeginning: true });
const letters = new Map();
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    if (message.key?.toString() === run) letters.set(topic, message.headers['dlq.reason']?.toString());
  },
});
const deadline = Date.now() + Number(process.env.WAIT_MS ?? 20_000);
while (letters.size < topics.length && Date.now() < deadline) await new Promise(done => setTimeout(done, 200));
for (const topic of topics) console.log(`${topic}: ${letters.get(`${topic}.dlq`) ?? 'no dead letter'}`);
await consumer.disconnect();
