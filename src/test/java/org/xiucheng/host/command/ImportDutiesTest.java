package org.xiucheng.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import tools.jackson.databind.json.JsonMapper;

/// A workbook of duties checked at the machine: the same cells, for a person and for a program.
class ImportDutiesTest {
    private static final String HEAD = "id,name_zh,scope,place,area,unit,basis,fallback\r\n";

    @TempDir
    static Path folder;

    @Test
    void namesTheCellsAtFaultAndStoresNothing() throws IOException {
        var data = founded();
        var file = Files.writeString(
                folder.resolve("duties.csv"), HEAD + "r1,规则,any,area,999,nobody,demo-ordinance/5,是\r\n");

        assertThat(run(1, "import", "duties", file.toString(), "--dry-run", "--data", data))
                .contains("E2 区域 area [999] location.unknown-area: 没有这个区域", "F2 责任单位 unit [nobody] unit.unknown")
                .contains("2 cells at fault. Nothing was stored.");
        var told = JsonMapper.shared()
                .readTree(run(1, "import", "duties", file.toString(), "--dry-run", "--data", data, "--json")
                        .lines()
                        .reduce("", (_, last) -> last));
        assertThat(told.path("faulty").asInt()).isEqualTo(2);
        assertThat(told.at("/faults/0/cell").asString()).isEqualTo("E2");

        var bare = Files.writeString(folder.resolve("bare.csv"), HEAD);
        assertThat(run(0, "import", "duties", bare.toString(), "--dry-run", "--data", data))
                .contains("0 rows");
        var units = Files.writeString(
                folder.resolve("units.csv"),
                "code,name_zh,name_en,kind,area\r\nroads,养护,Roads,department,999\r\nno good,园林,Parks,Amt,\r\n");
        assertThat(run(1, "import", "table", "units", units.toString(), "--dry-run", "--data", data))
                .contains("E2 区域 area [999] area.absent", "A3 编号 code [no good] code.malformed")
                .contains("4 cells at fault. Nothing was stored.");
        run(1, "import", "table", "nothing", units.toString(), "--dry-run", "--data", data);
        run(1, "import", "duties", bare.toString(), "--data", data);
        run(
                1,
                "import",
                "duties",
                bare.toString(),
                "--dry-run",
                "--data",
                folder.resolve("nowhere").toString());
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private static String founded() throws IOException {
        var data = Files.createDirectories(folder.resolve("city"));
        var binaries = Path.of("target/postgres-binaries").toAbsolutePath();
        Files.writeString(data.resolve("xiucheng.properties"), "binaries=" + binaries + "\n");
        try (var city = City.open(Settings.of(data), Progress.silent())) {
            city.part(SqlPlaces.class)
                    .found(new Jurisdiction(
                            "sheetburg",
                            ZoneId.of("Asia/Shanghai"),
                            new Bilingual("表城", "Sheetburg"),
                            List.of("zh", "en"),
                            new Bounds(120, 30, 121, 31),
                            false,
                            List.of("open-data"),
                            "sheetburg"));
        }
        return data.toString();
    }

    private static String run(int code, String... arguments) {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(Commands.execute(arguments)).isEqualTo(code);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
