package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates.TooManyWaitersException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Open streams. Each sends a list at once and after every change of its viewer's profile; changes that come while a list
 * is on its way are answered by one list. An idle stream holds no thread; a comment now and then keeps proxies from
 * closing it and finds out who has left.
 */
public final class LiveLists implements AutoCloseable {
    private static final long NO_TIMEOUT = 0;

    private final RecommendationPipeline pipeline;
    private final Personas personas;
    private final ProfileUpdates updates;
    private final int mostStreams;
    private final ExecutorService executor;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();

    /** @param executor makes and sends the lists; a slow reader holds one of its threads */
    public LiveLists(
            RecommendationPipeline pipeline,
            Personas personas,
            ProfileUpdates updates,
            int mostStreams,
            Duration heartbeat,
            ExecutorService executor,
            ScheduledExecutorService clock) {
        this.pipeline = pipeline;
        this.personas = personas;
        this.updates = updates;
        this.mostStreams = mostStreams;
        this.executor = executor;
        clock.scheduleWithFixedDelay(
                () -> streams.forEach(Stream::beat), heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws TooManyWaitersException when there are too many already */
    SseEmitter open(RecommendationRequest request) {
        if (open.incrementAndGet() > mostStreams) {
            open.decrementAndGet();
            throw new TooManyWaitersException(mostStreams + " live streams are open already");
        }
        Stream stream = new Stream(request);
        streams.add(stream);
        stream.start();
        return stream.emitter;
    }

    private final class Stream {
        private final RecommendationRequest request;
        private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        private final AtomicInteger pending = new AtomicInteger();
        private final Runnable unsubscribe;

        Stream(RecommendationRequest request) {
            this.request = request;
            this.unsubscribe = updates.onChange(request.userId(), this::changed);
        }

        void start() {
            emitter.onCompletion(this::close);
            emitter.onError(failure -> close());
            changed();
        }

        private void changed() {
            if (pending.getAndIncrement() == 0) {
                execute(this::sendUntilUpToDate);
            }
        }

        private void sendUntilUpToDate() {
            int answered;
            do {
                answered = pending.get();
                RecommendationsView list = RecommendationsView.of(pipeline.recommend(request), personas);
                send(SseEmitter.event()
                        .name("recommendations")
                        .id(Long.toString(list.profileOffset()))
                        .data(list, MediaType.APPLICATION_JSON));
            } while (pending.addAndGet(-answered) > 0);
        }

        private void beat() {
            execute(() -> send(SseEmitter.event().comment("still here")));
        }

        private void execute(Runnable work) {
            try {
                executor.execute(work);
            } catch (RejectedExecutionException e) {
                // Shutting down.
                close();
            }
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                // The viewer has left.
                close();
            }
        }

        private void close() {
            if (streams.remove(this)) {
                open.decrementAndGet();
                unsubscribe.run();
            }
        }
    }

    /** Ends every stream, so that a graceful shutdown does not wait for viewers. */
    @Override
    public void close() {
        streams.forEach(stream -> stream.emitter.complete());
    }
}
