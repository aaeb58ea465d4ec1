package com.movieconcierge.schemas.codec;

import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.ModelRef;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Codec of the models of what people choose next. */
public final class BehaviourCodec {
    public static final RecordCodec<String, BehaviourPart, com.movieconcierge.events.BehaviourPart> PARTS =
            RecordCodec.byId(
                    com.movieconcierge.events.BehaviourPart.class,
                    com.movieconcierge.events.BehaviourPart::getModelPart,
                    (key, part) -> new com.movieconcierge.events.BehaviourPart(
                            key,
                            part.model().id(),
                            part.model().version(),
                            part.part(),
                            part.parts(),
                            ByteBuffer.wrap(part.slice()),
                            toAvro(part.report())),
                    (key, event) -> new BehaviourPart(
                            new ModelRef(event.getModelId(), event.getModelVersion()),
                            event.getPart(),
                            event.getParts(),
                            bytes(event.getSlice()),
                            toReport(event.getReport())),
                    (part, writtenAt) -> part.violations());

    private BehaviourCodec() {}

    private static byte[] bytes(ByteBuffer slice) {
        byte[] bytes = new byte[slice.remaining()];
        slice.duplicate().get(bytes);
        return bytes;
    }

    private static com.movieconcierge.events.BehaviourReport toAvro(BehaviourReport report) {
        return new com.movieconcierge.events.BehaviourReport(
                report.fittedAt(),
                report.ratings(),
                report.viewers(),
                report.films(),
                report.firstRatedAt(),
                report.lastRatedAt(),
                report.questions(),
                report.ndcg(),
                report.popularityNdcg(),
                report.took().toMillis(),
                report.fitBytes());
    }

    private static BehaviourReport toReport(com.movieconcierge.events.BehaviourReport event) {
        return new BehaviourReport(
                event.getFittedAt(),
                event.getRatings(),
                event.getViewers(),
                event.getFilms(),
                event.getFirstRatedAt(),
                event.getLastRatedAt(),
                event.getQuestions(),
                event.getNdcg(),
                event.getPopularityNdcg(),
                Duration.ofMillis(event.getTookMillis()),
                event.getFitBytes());
    }
}
