package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Models;
import com.movieconcierge.standalone.client.Models.Model;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code concierge models}: which models make DNA, and how one takes over from another while everything runs. */
@Command(
        name = "models",
        subcommands = {ModelsCommand.Add.class, ModelsCommand.Serve.class, ModelsCommand.Drop.class},
        description = "Shows the models that make DNA. A model is changed in three steps: add has it fill in beside the"
                + " one that serves, serve moves the readers over, and back again likewise.")
public final class ModelsCommand extends ProductCommand {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SWITCH_LIMIT = Duration.ofMinutes(5);

    @Override
    public Integer call() {
        Models models = new Models(running());
        System.out.printf("%-8s %-28s %-14s %8s  %s%n", "kind", "model", "version", "films", "");
        for (Model model : models.all()) {
            System.out.printf(
                    "%-8s %-28s %-14s %8d  %s%n",
                    model.modality(), model.id(), model.version(), model.films(), standing(model));
        }
        models.failures().forEach(failure -> System.out.println("Not to be had: " + failure));
        return models.failures().isEmpty() ? 0 : Refusal.FAILED;
    }

    private static String standing(Model model) {
        if (model.serving()) {
            return "serves";
        }
        if (model.films() == 0) {
            return "no film has it yet";
        }
        return model.wanted() ? "is to serve, once nearly all films have it" : "fills in";
    }

    /** About the models of one kind. */
    abstract static class ModelCommand extends ProductCommand {
        @Parameters(index = "0", paramLabel = "KIND", description = "theme or visual.")
        String modality = "";

        final String path(String what) {
            return "/v1/models/" + ServiceClient.encode(modality) + "/" + what;
        }
    }

    /** {@code concierge models add}. */
    @Command(name = "add", description = "Has another model fill in beside the one that serves. Readers do not notice.")
    static final class Add extends ModelCommand {
        @Option(names = "--model", paramLabel = "NAME", description = "A ready-made configuration, e.g. minilm-q8.")
        private @Nullable String model;

        @Option(names = "--location", paramLabel = "URL", description = "Path, https, s3 or djl URL of the model.")
        private @Nullable String location;

        @Option(names = "--sha256", paramLabel = "HEX", description = "Checksum of what is there.")
        private @Nullable String sha256;

        @Override
        public Integer call() {
            ObjectNode spec = JSON.createObjectNode()
                    .put("model", model)
                    .put("location", location)
                    .put("sha256", sha256);
            running().embedding().put(path("candidate"), spec);
            System.out.println("It is being loaded and then reads every film: ./concierge models shows how far it is.");
            return 0;
        }
    }

    /** {@code concierge models serve}. */
    @Command(name = "serve", description = "Moves all readers over to a model, once films and profiles have it.")
    static final class Serve extends ModelCommand {
        @Parameters(index = "1", paramLabel = "MODEL", description = "Its id, as ./concierge models shows it.")
        private String id = "";

        @Option(names = "--model-version", paramLabel = "V", description = "Its version, where there are several.")
        private @Nullable String version;

        @Override
        public Integer call() {
            Instance instance = running();
            Models models = new Models(instance);
            Model model = models.find(modality, id, Optional.ofNullable(version));
            ImportBars.awaitNone("Filling in", () -> Optional.of(models.missing(model)));
            ObjectNode serving =
                    JSON.createObjectNode().put("modelId", model.id()).put("modelVersion", model.version());
            instance.embedding().put(path("serving"), serving);
            ImportBars.await(SWITCH_LIMIT, () -> models.serving(modality)
                    .filter(now -> now.id().equals(model.id()) && now.version().equals(model.version()))
                    .isPresent());
            System.out.println(model.id() + " serves " + modality + ".");
            return 0;
        }
    }

    /** {@code concierge models drop}. */
    @Command(name = "drop", description = "Gives the model up that was added; the configured one must serve.")
    static final class Drop extends ModelCommand {
        @Override
        public Integer call() {
            running().embedding().delete(path("candidate"));
            System.out.println("Given up; its vectors leave the films with their next event.");
            return 0;
        }
    }
}
