package com.movieconcierge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.internal.DefaultRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void aRecordOfUsualSizeIsKeptAsItIs() {
        ConsumerRecord<byte[], byte[]> source = record(bytes(20), bytes(1_000));
        source.headers().add("trace", bytes(16));

        ProducerRecord<byte[], byte[]> letter = letter(source, "why");
        assertThat(letter.topic()).isEqualTo("ratings.dlq");
        assertThat(letter.key()).isEqualTo(source.key());
        assertThat(letter.value()).isEqualTo(source.value());
        assertThat(letter.headers().lastHeader("trace").value()).isEqualTo(bytes(16));
        assertThat(DeadLetter.text(letter.headers(), DeadLetter.REASON)).isEqualTo("why");
        assertThat(DeadLetter.text(letter.headers(), DeadLetter.OFFSET)).isEqualTo("7");
        assertThat(DeadLetter.text(letter.headers(), DeadLetter.CUT)).isNull();
    }

    @Test
    void aTombstoneWithoutKeyIsALetterToo() {
        ProducerRecord<byte[], byte[]> letter = letter(record(null, null), "why");
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(DeadLetter.text(letter.headers(), DeadLetter.CUT)).isNull();
    }

    @Test
    void whatIsTooLargeIsCutWithAClaimOfWhatItWas() {
        ProducerRecord<byte[], byte[]> letter = letter(record(bytes(20), new byte[5_000_000]), "why");

        assertThat(letter.value()).hasSize(700_000);
        // head -c 5000000 /dev/zero | sha256sum
        assertThat(DeadLetter.text(letter.headers(), DeadLetter.CUT))
                .isEqualTo(
                        "value 5000000 bytes, sha-256 b39781589c4403fb82174c9647a010464cff38bad976547d339899b00053a545");
    }

    @Test
    void headersAreBoundedInNumberAndSize() {
        ConsumerRecord<byte[], byte[]> source = record(bytes(20), bytes(10));
        source.headers().add("large", bytes(1_000_000));
        for (int i = 0; i < 100; i++) {
            source.headers().add("header-" + i, bytes(10));
        }

        ProducerRecord<byte[], byte[]> letter = letter(source, "why");
        assertThat(Arrays.stream(letter.headers().toArray()).map(Header::key).filter(key -> key.startsWith("header")))
                .hasSize(32);
        assertThat(DeadLetter.text(letter.headers(), DeadLetter.CUT))
                .isEqualTo("69 of 101 headers, all together 1001895 bytes");
    }

    @Test
    void aRecordThatWasALetterBeforeCarriesNoneOfTheOldReasons() {
        ConsumerRecord<byte[], byte[]> source = record(bytes(20), bytes(10));
        source.headers().add(DeadLetter.REASON, bytes(10));

        assertThat(letter(source, "why").headers().headers(DeadLetter.REASON)).hasSize(1);
    }

    @Test
    void theLargestLetterFitsTheBrokersUsualLimit() {
        ConsumerRecord<byte[], byte[]> source = record(bytes(1_000_000), bytes(1_000_000));
        for (int i = 0; i < 100; i++) {
            source.headers().add("header-" + i, bytes(2_000));
        }
        String quoting = "ä".repeat(1_000_000);

        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(source, "profile-service", quoting, new IllegalArgumentException(quoting));
        int size = DefaultRecord.sizeInBytes(
                0,
                0,
                letter.key().length,
                letter.value().length,
                letter.headers().toArray());
        assertThat(size).isLessThan(DeadLetter.MOST_BYTES);
    }

    private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> source, String reason) {
        return DeadLetter.of(source, "profile-service", reason, new IllegalArgumentException(reason));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ConsumerRecord<>("ratings", 3, 7, key, value);
    }

    private static byte[] bytes(int length) {
        return "x".repeat(length).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void logFilesQuoteNothingOfARecord() {
        assertThat(Printable.withoutQuotes("the record key 'ann' is not the userId 'bob'"))
                .isEqualTo("the record key '…' is not the userId '…'");
    }
}
