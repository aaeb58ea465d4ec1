package com.movieconcierge.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The doors between the rooms of a service: a domain that knows no technology, adapters that do not know each other, and
 * wiring that puts them together. That services do not know each other is seen to by their POMs.
 *
 * <p>For the package of one service: {@code @ArchTest static final ArchTests RULES = ArchTests.in(ServiceRules.class)}.
 */
public final class ServiceRules {
    @ArchTest
    public static final ArchRule DOMAIN_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "com.movieconcierge.events..",
                    "com.movieconcierge.schemas..",
                    "com.movieconcierge.artefacts..",
                    "com.movieconcierge.platform..",
                    "io.lettuce..",
                    "io.micrometer..",
                    "software.amazon..",
                    "ai.djl..",
                    "jakarta..",
                    "tools.jackson..");

    @ArchTest
    public static final ArchRule DOMAIN_KNOWS_NEITHER_ADAPTERS_NOR_WIRING = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..adapter..", "com.movieconcierge..config..");

    @ArchTest
    public static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("..adapter.(*)..").should().notDependOnEachOther();

    /** A topology is drawn with the processors themselves, so its front page names them. */
    @ArchTest
    public static final ArchRule ONLY_WIRING_KNOWS_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages("com.movieconcierge..config..", "..adapter..")
            .and()
            .haveSimpleNameNotEndingWith("Topology")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..adapter..");

    @ArchTest
    public static final ArchRule ONLY_THE_APPLICATION_KNOWS_WIRING = noClasses()
            .that()
            .resideOutsideOfPackage("com.movieconcierge..config..")
            .and()
            .haveSimpleNameNotEndingWith("Application")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.movieconcierge..config..");

    @ArchTest
    public static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value");

    private ServiceRules() {}
}
