using ChangliBridge.Faults.Matrix;
using Xunit;
using Xunit.v3;

// The scenarios mostly wait for processes of their own.
[assembly: Parallelization(MaxThreads = 4)]
[assembly: AssemblyFixture(typeof(MatrixTally))]
