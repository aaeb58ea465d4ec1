package com.movieconcierge.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;

/** The rooms of the service and the doors between them. */
@AnalyzeClasses(packages = "com.movieconcierge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule domainKnowsNoTechnology = noClasses()
            .that()
            .resideInAPackage("..ingest.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "com.movieconcierge.events..",
                    "io.lettuce..",
                    "software.amazon..",
                    "ai.djl..",
                    "jakarta..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule domainKnowsNoAdapter = noClasses()
            .that()
            .resideInAPackage("..ingest.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ingest.adapter..", "..ingest.config..", "..ingest.json..", "..ingest.text..");

    @ArchTest
    static final ArchRule adaptersDoNotImportEachOther =
            slices().matching("..ingest.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyConfigurationSeesAdapters = noClasses()
            .that()
            .resideOutsideOfPackages("..ingest.adapter..", "..ingest.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ingest.adapter..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule noOtherServiceIsKnown = classes()
            .that()
            .resideInAPackage("..ingest..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "com.movieconcierge.embedding..",
                    "com.movieconcierge.profile..",
                    "com.movieconcierge.recommend..",
                    "com.movieconcierge.standalone..");
}
