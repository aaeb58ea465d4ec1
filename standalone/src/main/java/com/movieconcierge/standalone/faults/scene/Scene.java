package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.load.KafkaSender;
import com.movieconcierge.standalone.faults.load.Ledger;
import com.movieconcierge.standalone.faults.load.RatingDraw;
import com.movieconcierge.standalone.faults.load.ViewerLoad;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;

/** What a fault finds where it strikes: the product, a log to write on, a book to note it in, and chance by a seed. */
public final class Scene implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(200);

    private final Subject subject;
    private final String name;
    private final long seed;
    private final Timeline timeline;
    private final Ledger ledger = new Ledger();
    private final Ledger forgotten = new Ledger();
    private final KafkaSender sender;
    private final KafkaSender leaving;
    private final Producer<byte[], byte[]> foreign;
    private final RatingDraw draw;
    private final Random random;
    private final Clock clock;
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicLong over = new AtomicLong();

    /** @param name of the fault; in every id that it makes */
    public Scene(Subject subject, String name, long seed, Timeline timeline, Clock clock) {
        this.subject = subject;
        this.name = name;
        this.seed = seed;
        this.timeline = timeline;
        this.clock = clock;
        this.random = new Random(seed);
        this.sender = new KafkaSender(subject.clients(), subject.registry(), ledger);
        this.leaving = new KafkaSender(subject.clients(), subject.registry(), forgotten);
        this.foreign = KafkaClients.openProducer(subject.clients().durable("faults-foreign"));
        this.draw = new RatingDraw(name + "-strike", List.of(name + "-viewer"), subject.films(), seed, clock);
    }

    /** Begins what goes on all the time; ends with its close. */
    public ViewerLoad load() {
        return new ViewerLoad(name, instance(), sender, ledger, subject.films(), seed, clock);
    }

    public Subject subject() {
        return subject;
    }

    public ProductProcess product() {
        return subject.product();
    }

    public Instance instance() {
        return subject.instance();
    }

    public RedisDoor redis() {
        return subject.redis();
    }

    public Ledger ledger() {
        return ledger;
    }

    /** What was promised to those who ask to be forgotten: nobody asks for it, as it goes with them. */
    public Ledger forgotten() {
        return forgotten;
    }

    /** Ratings of viewers who ask to be forgotten, straight to the log. */
    public KafkaSender leaving() {
        return leaving;
    }

    /** Ratings of the fault's own viewers, straight to the log and noted in the ledger. */
    public KafkaSender sender() {
        return sender;
    }

    /** Bytes of any kind, to any topic; nothing of it is noted in the ledger. */
    public Producer<byte[], byte[]> foreign() {
        return foreign;
    }

    /** What the fault's own viewers rate. */
    public RatingDraw draw() {
        return draw;
    }

    public Random random() {
        return random;
    }

    public Clock clock() {
        return clock;
    }

    /** Something that is wrong although everything is right in the end. */
    public void found(String what) {
        found.add(what);
        note(what);
    }

    /** All of that. */
    public List<String> found() {
        return List.copyOf(found);
    }

    public void note(String what) {
        timeline.note(what);
    }

    /** From now on nothing is in the way any more: how long it takes to heal is counted from the last such moment. */
    public void over() {
        over.set(clock.millis());
    }

    /** When that was, in milliseconds since 1970; 0 for never. */
    public long overAt() {
        return over.get();
    }

    /** Lets time pass while the load goes on. */
    public void waitFor(Duration time) {
        long until = System.nanoTime() + time.minus(TICK).toNanos();
        Poll.until(time, () -> System.nanoTime() >= until);
    }

    @Override
    public void close() {
        sender.close();
        leaving.close();
        foreign.close(TICK);
    }
}
