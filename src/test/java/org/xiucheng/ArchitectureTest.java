package org.xiucheng;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiucheng.testkit.Baseline;

/// The floors of the building and which way its arrows point, as ARCHITECTURE.md draws them.
class ArchitectureTest {
    /// The words of the city, from left to right; each knows only those to its left.
    private static final List<String> KERNEL = List.of(
            "time",
            "place",
            "party",
            "category",
            "law",
            "calendar",
            "roster",
            "access",
            "responsibility",
            "evidence",
            "matter",
            "undertaking",
            "task",
            "indicator");
    /// The stages in the order in which data travels; each knows the kernel and those before it.
    private static final List<String> STAGES = List.of("sense", "compute", "predict", "decide", "serve");

    private static final int PUBLIC_TYPES = 15;
    private static final String[] PURE = {
        "java..",
        "javax.crypto..",
        "org.jspecify..",
        "org.xiucheng.kernel",
        "org.xiucheng.kernel.*",
        "org.xiucheng.kernel.responsibility.audit"
    };

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/bench/"))
            .importPackages("org.xiucheng");

    static Stream<String> kernel() {
        return KERNEL.stream().filter(module -> there("kernel." + module));
    }

    static Stream<String> stages() {
        return STAGES.stream().filter(ArchitectureTest::there);
    }

    @ParameterizedTest
    @MethodSource("kernel")
    void aWordOfTheKernelKnowsOnlyThoseToItsLeft(String module) {
        var right = KERNEL.subList(KERNEL.indexOf(module) + 1, KERNEL.size());
        noClasses()
                .that(resideInAPackage(within("kernel." + module)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(within(right, "kernel.")))
                .allowEmptyShould(right.isEmpty())
                .check(CODE);
    }

    @Test
    void theRootOfTheKernelKnowsNoneOfItsWords() {
        noClasses()
                .that(resideInAPackage("org.xiucheng.kernel"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.xiucheng.kernel.(*).."))
                .check(CODE);
    }

    @Test
    void theKernelIsPureButForItsSqlAdapters() {
        classes()
                .that(resideInAPackage("org.xiucheng.kernel.."))
                .and(resideInAPackage("org.xiucheng.kernel..sql").negate())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PURE))
                .check(CODE);
    }

    @Test
    void theKernelKnowsNothingAboveIt() {
        noClasses()
                .that(resideInAPackage(within("kernel")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(above("kernel")))
                .check(CODE);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageKnowsTheKernelAndEarlierStages(String stage) {
        noClasses()
                .that(resideInAPackage(within(stage)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(above(stage)))
                .check(CODE);
    }

    @Test
    void noTwoFeaturesNeedEachOther() {
        slices().matching("org.xiucheng.(*).(*)..")
                .namingSlices("$1.$2")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    /// What all doors share at the edge of the web is `door.web`; nothing else of a door is known to another.
    @Test
    void noDoorKnowsAnotherDoor() {
        slices().matching("org.xiucheng.door.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(within("door.web")))
                .check(CODE);
    }

    @Test
    void onlyTheHostKnowsTheDoorsAndThePacks() {
        noClasses()
                .that(resideInAnyPackage(within(below("door"), "")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(within("door"), within("pack")))
                .check(CODE);
        noClasses()
                .that(resideInAPackage(within("door")))
                .should()
                .dependOnClassesThat(resideInAPackage(within("pack")))
                .check(CODE);
        noClasses()
                .that(resideInAPackage(within("pack")))
                .should()
                .dependOnClassesThat(resideInAPackage(within("door")))
                .check(CODE);
    }

    @Test
    void nobodyKnowsTheHost() {
        noClasses()
                .that(resideInAPackage(within("host")).negate())
                .and()
                .doNotBelongToAnyOf(Xiucheng.class)
                .should()
                .dependOnClassesThat(resideInAPackage(within("host")))
                .check(CODE);
    }

    /// The clock is injected: the launcher makes the one there is.
    @Test
    void nobodyLooksAtTheClockOfTheMachine() {
        noClasses()
                .that(resideInAPackage(within("host")).negate())
                .should()
                .callMethodWhere(target(fullNameMatching(
                        "java\\.time\\.(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Year"
                                + "|YearMonth)\\.now\\(.*")))
                .orShould()
                .callMethodWhere(target(fullNameMatching("java\\.lang\\.System\\.currentTimeMillis\\(.*")))
                .orShould()
                .callMethodWhere(target(fullNameMatching("java\\.time\\.(Clock|InstantSource)\\.(system|tick).*")))
                .orShould()
                .callConstructor(Date.class)
                .check(CODE);
    }

    @Test
    void nothingReadsObjectsFromBytesOrStartsProgramsOrFollowsAddresses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .callMethodWhere(target(fullNameMatching("java\\.lang\\.Runtime\\.exec\\(.*")))
                .orShould()
                .callMethodWhere(
                        target(fullNameMatching("java\\.net\\.URL\\.(openStream|openConnection|getContent)\\(.*")))
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoAField() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(CODE);
    }

    @Test
    void theStageAndTheKernelKnowNoServlet() {
        noClasses()
                .that(resideInAnyPackage(within(below("door"), "")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.servlet..", "org.springframework.web.."))
                .check(CODE);
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNothingInItIsNull() {
        var bare = packages()
                .filter(name -> CODE.getPackage(name)
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .toList();
        assertThat(bare).isEmpty();
    }

    @Test
    void thePackagesShowFewTypes() {
        var baseline = Baseline.read();
        var crowded = new ArrayList<Baseline.Offender>();
        packages().forEach(name -> {
            var types = CODE.getPackage(name).getClasses().stream()
                    .filter(ArchitectureTest::shown)
                    .count();
            if (types > PUBLIC_TYPES) {
                crowded.add(new Baseline.Offender("public-types", name, (int) types));
            }
        });
        assertThat(baseline.judge("public-types", crowded)).isEmpty();
    }

    @Test
    void theImporterSawTheWholeBuilding() {
        assertThat(CODE).hasSizeGreaterThan(400);
        assertThat(kernel()).contains("place", "matter", "undertaking");
        assertThat(stages()).contains("sense", "compute", "decide", "serve");
    }

    private static boolean shown(JavaClass type) {
        // an array of a type is no type of its own that anyone would have to learn
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isArray()
                && type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info");
    }

    private static Stream<String> packages() {
        return CODE.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted();
    }

    private static boolean there(String floor) {
        return CODE.stream().anyMatch(resideInAPackage(within(floor)));
    }

    private static List<String> below(String floor) {
        var floors = floors();
        return floors.subList(0, floors.indexOf(floor));
    }

    private static String[] above(String floor) {
        var floors = floors();
        return within(floors.subList(floors.indexOf(floor) + 1, floors.size()), "");
    }

    private static List<String> floors() {
        var floors = new ArrayList<String>();
        floors.add("kernel");
        floors.addAll(STAGES);
        floors.addAll(List.of("door", "pack", "host"));
        return floors;
    }

    private static String within(String floor) {
        return "org.xiucheng." + floor + "..";
    }

    private static String[] within(List<String> floors, String before) {
        return floors.stream().map(floor -> within(before + floor)).toArray(String[]::new);
    }
}
