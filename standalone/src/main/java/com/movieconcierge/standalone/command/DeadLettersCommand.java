package com.movieconcierge.standalone.command;

import com.movieconcierge.logs.DeadLetters;
import com.movieconcierge.logs.DeadLetters.Letter;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Refusal;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code concierge dead-letters}: what could not be used, and a way past a record that nobody could foresee. */
@Command(
        name = "dead-letters",
        description =
                "Lists the records that could not be used, newest last; with --skip, has the stream set one aside that"
                        + " it cannot get past.",
        footer = {"", "Example: ./concierge dead-letters --skip ratings:3:1234"})
public final class DeadLettersCommand extends ProductCommand {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those of one topic, e.g. ratings.")
    private @Nullable String topic;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many, 1 to 10000; default: ${DEFAULT-VALUE}.")
    private int last = 20;

    @Option(names = "--json", description = "As JSON, one letter a line.")
    private boolean json;

    @Option(
            names = "--skip",
            paramLabel = "TOPIC:PARTITION:OFFSET",
            converter = SkippedRecord.Converter.class,
            description =
                    "Sets the record there aside without looking at it, when the stream reads it next; the log and"
                            + " /actuator/health of profile-service name it. Lists nothing.")
    private @Nullable SkippedRecord skip;

    @Override
    public Integer call() {
        SkippedRecord place = skip;
        if (place != null) {
            running().profile().post("/v1/skips", place.toJson());
            System.out.println("The record at " + place + " becomes a dead letter when the stream reads it next.");
            return 0;
        }
        if (last < 1 || last > 10_000) {
            throw new Refusal("--last must be 1 to 10000, is " + last + ".");
        }
        List<String> topics = topics();
        List<Letter> letters = read(running(), topics);
        letters.forEach(
                letter -> System.out.println(json ? JSON.writeValueAsString(letter) : DeadLetterLine.of(letter)));
        if (letters.isEmpty() && !json) {
            System.out.println("No dead letters.");
        }
        return 0;
    }

    private List<String> topics() {
        List<String> topics = Topics.events().stream()
                .filter(known -> topic == null || known.name().equals(topic))
                .map(Topic::deadLetters)
                .toList();
        if (topics.isEmpty()) {
            throw new Refusal("There is no topic " + topic + "; topics are "
                    + String.join(
                            ", ", Topics.events().stream().map(Topic::name).toList()) + ".");
        }
        return topics;
    }

    private List<Letter> read(Instance instance, List<String> topics) {
        var clients = new KafkaClients(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, instance.bootstrapServers()));
        Map<String, Object> settings = clients.reader("dead-letters");
        try {
            return new DeadLetters(name -> new LogReader(() -> KafkaClients.openConsumer(settings), name))
                    .last(topics, last);
        } catch (LogUnavailableException e) {
            throw new Refusal("Could not read the dead letters: " + e.getMessage(), e);
        }
    }
}
