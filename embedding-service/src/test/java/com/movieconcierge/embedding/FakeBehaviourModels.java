package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.behaviour.BehaviourModels;
import com.movieconcierge.embedding.domain.behaviour.ModelSlices;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels.PublishedModel;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.ModelRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The topic of models in memory, with a switch for faults. */
final class FakeBehaviourModels implements BehaviourModels {
    final Map<ModelRef, ModelSlices> models = new LinkedHashMap<>();
    Optional<ModelRef> decided = Optional.empty();
    boolean isReadOnly;

    @Override
    public PublishedModels published() {
        return new PublishedModels(
                models.values().stream()
                        .map(model -> new PublishedModel(
                                model.ref(),
                                IntStream.range(0, model.parts()).boxed().toList(),
                                true,
                                model.report()))
                        .toList(),
                decided);
    }

    @Override
    public Optional<ModelSlices> load(PublishedModel model) {
        return Optional.ofNullable(models.get(model.ref()));
    }

    @Override
    public void publish(ModelSlices model) {
        if (isReadOnly) {
            throw new TransientFault("the broker is down", new RuntimeException());
        }
        models.put(model.ref(), model);
    }

    @Override
    public void remove(PublishedModel model) {
        models.remove(model.ref());
    }

    @Override
    public void decide(Optional<ModelRef> serving) {
        decided = serving;
    }

    List<ModelRef> newestFirst() {
        return published().models().stream().map(PublishedModel::ref).toList();
    }
}
