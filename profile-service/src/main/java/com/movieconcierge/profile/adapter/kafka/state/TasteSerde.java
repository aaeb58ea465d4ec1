package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.adapter.kafka.state.StateSerdes.Messages;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.History;
import com.movieconcierge.profile.domain.Rated;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.Taste.Figures;
import com.movieconcierge.profile.domain.TasteBlock;
import com.movieconcierge.profile.state.RememberedState;
import com.movieconcierge.profile.state.SumState;
import com.movieconcierge.profile.state.TasteState;
import com.movieconcierge.schemas.codec.ViewerCodecs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/** The running taste of a viewer in bytes: sums in full double precision, about 15 KB for a viewer with many ratings. */
final class TasteSerde {
    private static final Messages<com.movieconcierge.events.StatedTaste> STATEMENTS =
            new Messages<>(ViewerCodecs.STATED_TASTES.type());

    private TasteSerde() {}

    static Serde<Taste> of(TasteLaw law) {
        return StateSerdes.serde(
                TasteState.class, TasteSerde::toState, state -> toDomain(state, law), FormerState::taste);
    }

    /** A statement as it is on its topic. */
    static ByteBuffer statement(StatedTaste stated) {
        return ByteBuffer.wrap(STATEMENTS.encode(ViewerCodecs.STATED_TASTES.toAvro(stated.userId(), stated)));
    }

    private static TasteState toState(Taste taste) {
        Figures figures = taste.figures();
        History history = taste.history();
        List<RememberedState> remembered = history.remembered().stream()
                .map(rated -> new RememberedState(rated.movieId(), rated.rating(), rated.ratedAt(), rated.applied()))
                .toList();
        List<SumState> sums = new ArrayList<>();
        taste.blocks().forEach((key, block) -> sums.add(toState(key, block)));
        return new TasteState(
                taste.userId(),
                figures.position().partition(),
                figures.position().offset(),
                figures.revision(),
                figures.dirty(),
                figures.ratingCount(),
                figures.pendingCount(),
                figures.lawVersion(),
                history.forgottenWeight(),
                history.forgottenTime(),
                remembered,
                sums,
                taste.persona().orElse(null),
                taste.stated().map(TasteSerde::statement).orElse(null));
    }

    private static SumState toState(BlockKey key, TasteBlock block) {
        TasteBlock.Figures figures = block.figures();
        ByteBuffer vector = ByteBuffer.allocate(key.dimensions() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        vector.asDoubleBuffer().put(block.sum());
        return new SumState(
                key.modality().key(),
                key.model().id(),
                key.model().version(),
                figures.weight(),
                figures.absoluteWeight(),
                figures.peakWeight(),
                figures.films(),
                vector);
    }

    private static Taste toDomain(TasteState state, TasteLaw law) {
        Map<BlockKey, TasteBlock> blocks = new TreeMap<>();
        state.getSums().forEach(sum -> add(blocks, sum));
        Figures figures = new Figures(
                new LogPosition(state.getPartition(), state.getOffset()),
                state.getRevision(),
                state.getDirty(),
                state.getRatingCount(),
                state.getPendingCount(),
                state.getLawVersion());
        Taste taste = new Taste(state.getUserId(), history(state, law), figures, blocks);
        taste.assign(Optional.ofNullable(state.getPersona()));
        taste.state(Optional.ofNullable(state.getStated())
                .map(bytes -> ViewerCodecs.STATED_TASTES.toModel(state.getUserId(), STATEMENTS.decode(bytes))));
        return taste;
    }

    /** Weights follow from the law; were it to change, the taste is computed anew anyway. */
    private static History history(TasteState state, TasteLaw law) {
        List<Rated> remembered = state.getRemembered().stream()
                .map(film -> new Rated(
                        film.getMovieId(),
                        film.getRating(),
                        film.getRatedAt(),
                        law.longWeight(film.getRating(), Instant.ofEpochMilli(film.getRatedAt())),
                        film.getApplied()))
                .toList();
        return new History(law.recentSize(), remembered, state.getForgottenWeight(), state.getForgottenTime());
    }

    /** A later release may have written a modality that this one does not know: it is left out. */
    private static void add(Map<BlockKey, TasteBlock> blocks, SumState sum) {
        ByteBuffer bytes = sum.getVector().order(ByteOrder.LITTLE_ENDIAN);
        double[] vector = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(vector);
        var figures =
                new TasteBlock.Figures(sum.getWeight(), sum.getAbsoluteWeight(), sum.getPeakWeight(), sum.getFilms());
        Modality.find(sum.getModality())
                .ifPresent(modality -> blocks.put(
                        new BlockKey(modality, new ModelRef(sum.getModelId(), sum.getModelVersion()), vector.length),
                        new TasteBlock(vector, figures)));
    }
}
