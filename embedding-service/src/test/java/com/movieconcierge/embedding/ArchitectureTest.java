package com.movieconcierge.embedding;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AnalyzeClasses(packages = "com.movieconcierge.embedding", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainKnowsNoTechnology = noClasses()
            .that()
            .resideInAPackage("..embedding.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "com.movieconcierge.events..",
                    "com.movieconcierge.schemas..",
                    "io.lettuce..",
                    "software.amazon..",
                    "ai.djl..",
                    "io.micrometer..");

    @ArchTest
    static final ArchRule domainKnowsNeitherAdaptersNorWiring = noClasses()
            .that()
            .resideInAPackage("..embedding.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..embedding.adapter..", "..embedding.config..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching("..embedding.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyConfigKnowsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages("..embedding.config..", "..embedding.adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..embedding.adapter..");

    @ArchTest
    static final ArchRule noOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.movieconcierge.ingest..", "com.movieconcierge.profile..", "com.movieconcierge.recommend..");

    @ArchTest
    static final ArchRule constructorInjectionOnly =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);
}
