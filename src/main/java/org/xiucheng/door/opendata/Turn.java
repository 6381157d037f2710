package org.xiucheng.door.opendata;

import java.util.List;

/// One passage through a file for one city; a file of several cities is passed once for each.
///
/// @param rows how many rows the file has
/// @param turns the cities that this import takes, in their order, by the names of their descriptions
public record Turn(SourceFile file, int rows, Mapping mapping, SourceCity city, List<String> turns) {
    public Turn {
        turns = List.copyOf(turns);
        if (!turns.contains(city.name())) {
            throw new IllegalArgumentException("the city has no turn");
        }
    }
}
