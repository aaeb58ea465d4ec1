package com.movieconcierge.standalone.faults.load;

import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.client.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes on all the time: viewers who rate over HTTP, others straight on the log, and a few whose lists are looked at. */
public final class ViewerLoad implements AutoCloseable {
    private static final int VIEWERS = 12;
    private static final double HTTP_PER_SECOND = 8;
    private static final double KAFKA_PER_SECOND = 16;

    private final Paced http;
    private final Paced kafka;
    private final FreshnessProbe probe;

    /**
     * Begins.
     *
     * @param name first part of every id it makes
     * @param films that are in the catalogue
     * @param kafkaSender not closed here
     */
    public ViewerLoad(
            String name,
            Instance instance,
            KafkaSender kafkaSender,
            Ledger ledger,
            List<String> films,
            long seed,
            Clock clock) {
        var sender = new HttpSender(instance.ingest(), ledger);
        var httpDraw = new RatingDraw(name + "-http", viewers(name + "-h"), films, seed, clock);
        var kafkaDraw = new RatingDraw(name + "-kafka", viewers(name + "-k"), films, seed + 1, clock);
        var probeDraw = new RatingDraw(name + "-probe", List.of(), films, seed + 2, clock);
        this.http = new Paced("load-http", HTTP_PER_SECOND, () -> sender.send(httpDraw.next()));
        this.kafka = new Paced("load-kafka", KAFKA_PER_SECOND, () -> kafkaSender.send(kafkaDraw.next()));
        this.probe = new FreshnessProbe(onEachPartition(name + "-p"), sender, probeDraw, instance.recommend(), clock);
    }

    public FreshnessProbe probe() {
        return probe;
    }

    /** No more ratings but the probe's. */
    public void stop() {
        http.close();
        kafka.close();
    }

    @Override
    public void close() {
        stop();
        probe.close();
    }

    private static List<String> viewers(String prefix) {
        return IntStream.range(0, VIEWERS).mapToObj(i -> prefix + i).toList();
    }

    /** So that a partition that stands still is noticed. */
    private static List<String> onEachPartition(String prefix) {
        int partitions = Topics.RATINGS.partitions();
        return IntStream.range(0, partitions)
                .mapToObj(partition -> Stream.iterate(0, i -> i + 1)
                        .map(i -> prefix + i)
                        .filter(user ->
                                partition == HomePartition.of(user.getBytes(StandardCharsets.UTF_8), partitions))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
