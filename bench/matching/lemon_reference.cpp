#include "lemon_reference.hpp"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>

namespace kith::lemon_reference {
namespace {

using Graph = lemon::StaticDigraph;

struct Edge {
    int from;
    int to;
    std::int64_t cost;
    int upper;
};

// Source, jobs, volunteers, sink; a job's way past all volunteers is its price for being left, and
// rising costs are side-by-side ways from the volunteer to the sink.
std::vector<Edge> edges_of(const Question& question) {
    const int jobs = static_cast<int>(question.unserved.size());
    const int sink = jobs + static_cast<int>(question.room.size());
    std::vector<Edge> edges;
    for (int job = 0; job < jobs; ++job) {
        edges.push_back({job, sink, question.unserved[static_cast<std::size_t>(job)], 1});
    }
    for (const Arc& arc : question.arcs) {
        edges.push_back({static_cast<int>(arc.job), jobs + static_cast<int>(arc.volunteer),
                         arc.cost, 1});
    }
    for (std::size_t who = 0; who < question.room.size(); ++who) {
        const int volunteer = jobs + static_cast<int>(who);
        if (question.step[who] == 0) {
            if (question.room[who] > 0) edges.push_back({volunteer, sink, 0, question.room[who]});
            continue;
        }
        for (int unit = 0; unit < question.room[who]; ++unit) {
            edges.push_back({volunteer, sink, question.step[who] * unit, 1});
        }
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.from < b.from; });
    return edges;
}

template <class Algorithm>
Reply solve(const Question& question) {
    const std::vector<Edge> edges = edges_of(question);
    const int jobs = static_cast<int>(question.unserved.size());
    const int nodes = jobs + static_cast<int>(question.room.size()) + 1;
    std::vector<std::pair<int, int>> ends;
    for (const Edge& edge : edges) ends.emplace_back(edge.from, edge.to);
    Graph graph;
    graph.build(nodes, ends.begin(), ends.end());
    Graph::ArcMap<std::int64_t> cost(graph);
    Graph::ArcMap<int> upper(graph);
    Graph::NodeMap<int> supply(graph, 0);
    for (int i = 0; i < graph.arcNum(); ++i) {
        cost[graph.arc(i)] = edges[static_cast<std::size_t>(i)].cost;
        upper[graph.arc(i)] = edges[static_cast<std::size_t>(i)].upper;
    }
    for (int job = 0; job < jobs; ++job) supply[graph.node(job)] = 1;
    supply[graph.node(nodes - 1)] = -jobs;
    const std::clock_t begin = std::clock();
    Algorithm algorithm(graph);
    algorithm.costMap(cost).upperMap(upper).supplyMap(supply);
    if (algorithm.run() != Algorithm::OPTIMAL) throw std::runtime_error("LEMON found no optimum");
    const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    return {algorithm.template totalCost<std::int64_t>(), took};
}

}  // namespace

Reply cost_scaling(const Question& question) {
    return solve<lemon::CostScaling<Graph, int, std::int64_t>>(question);
}

Reply network_simplex(const Question& question) {
    return solve<lemon::NetworkSimplex<Graph, int, std::int64_t>>(question);
}

}  // namespace kith::lemon_reference
