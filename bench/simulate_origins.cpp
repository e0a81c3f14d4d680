// How well independent origins are estimated where the truth is known, over rates of copying.
//
//   simulate_origins [SEEDS]      one line a rate: tab-separated means over the seeds, and
//   deviations
//
// The world is story/dependence/simulated_world.h: 12 outlets, 200 stories. bench/plot_origins.py
// draws what this prints.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "story/dependence/simulated_world.h"

int main(int argc, char** argv) {
    using namespace isnad::story::dependence;
    const int seeds = argc > 1 ? std::atoi(argv[1]) : 10;
    std::printf(
        "copying\twithin one\tdeviation\tby "
        "outlets\tdeviation\taware\tdeviation\tnaive\tdeviation\n");
    for (int tenth = 0; tenth <= 9; ++tenth) {
        std::vector<std::vector<double>> all(4);
        for (int seed = 1; seed <= seeds; ++seed) {
            WorldOptions options;
            options.copying = tenth / 10.0;
            const Outcome one = judge(WorldMaker(options, static_cast<std::uint32_t>(seed)).make());
            all[0].push_back(one.within_one);
            all[1].push_back(one.naive_origins);
            all[2].push_back(one.aware);
            all[3].push_back(one.naive);
        }
        std::printf("%.1f", tenth / 10.0);
        for (const std::vector<double>& values : all) {
            double mean = 0;
            for (const double value : values) mean += value / static_cast<double>(values.size());
            double spread = 0;
            for (const double value : values) spread += (value - mean) * (value - mean);
            std::printf("\t%.4f\t%.4f", mean,
                        std::sqrt(spread / static_cast<double>(values.size())));
        }
        std::printf("\n");
    }
    return 0;
}
