package com.movieconcierge.profile.adapter.http;

import com.movieconcierge.platform.Problems.InvalidInputException;
import com.movieconcierge.profile.domain.SkipRequests;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For an operator whose stream fails at a record: it is set aside when this process reads it next. */
@RestController
class SkipsController {
    private final SkipRequests skips;

    SkipsController(SkipRequests skips) {
        this.skips = skips;
    }

    /** Where the record is. */
    record PlaceDocument(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset) {}

    @PostMapping("/v1/skips")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PlaceDocument skip(@RequestBody PlaceDocument place) {
        List<String> topics = Topics.ofViewers().stream().map(Topic::name).toList();
        String topic = place.topic();
        Integer partition = place.partition();
        Long offset = place.offset();
        if (topic == null || !topics.contains(topic)) {
            throw new InvalidInputException("topic", "must be one of " + String.join(", ", topics));
        }
        if (partition == null || partition < 0) {
            throw new InvalidInputException("partition", "must be 0 or more");
        }
        if (offset == null || offset < 0) {
            throw new InvalidInputException("offset", "must be 0 or more");
        }
        skips.skip(topic, partition, offset);
        return place;
    }
}
