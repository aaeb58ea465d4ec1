package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.standalone.product.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/**
 * One Produce request, byte by byte, for what Java's producer does not send. Version 3 is the oldest that brokers still take.
 *
 * <p>Source: "Kafka protocol guide", section "The Messages: Produce".
 */
public record RawProduce(int broker) {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(10).toMillis();
    private static final short PRODUCE = 0;
    private static final short VERSION = 3;
    private static final short ALL_REPLICAS = -1;

    /**
     * Puts a record on the first partition of a topic.
     *
     * @param timestamp of the record; -1 for none
     * @throws Refusal when the broker does not take it
     */
    public void send(String topic, byte[] key, byte[] value, long timestamp) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            byte[] request = request(
                    topic, MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(timestamp, key, value)));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.length);
            out.write(request);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(in.readInt()));
            // Correlation id, one topic, its name, one partition, its number: then the error.
            short error = answer.getShort(4 + 4 + 2 + topic.length() + 4 + 4);
            if (error != 0) {
                throw new Refusal("The broker refuses a record for " + topic + " with error " + error + ".");
            }
        }
    }

    private static byte[] request(String topic, MemoryRecords records) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(PRODUCE);
        out.writeShort(VERSION);
        out.writeInt(1); // correlation id
        string(out, "faults");
        out.writeShort(-1); // in no transaction
        out.writeShort(ALL_REPLICAS);
        out.writeInt(TIMEOUT_MILLIS);
        out.writeInt(1); // topics
        string(out, topic);
        out.writeInt(1); // partitions
        out.writeInt(0);
        out.writeInt(records.sizeInBytes());
        Channels.newChannel(out).write(records.buffer().duplicate());
        return bytes.toByteArray();
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        out.writeShort(text.length());
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
