"""How long the core's workloads take elsewhere: in PyTorch, and where installed in ONNX Runtime and NumPy.

    python3 -m venv peers
    peers/bin/pip install torch onnxruntime onnx numpy
    peers/bin/python Tests/Benchmarks/core_peers.py [--runs N] [--all] [NAME...]

PyPI's torch for Linux comes with CUDA libraries; all of them must be there, though nothing here uses a GPU.
torch.compile wants a C++ compiler (g++); where it does not work, that way is left out with a word on
standard error.

Prints a line of JSON for each workload and each library: {"name", "peer", "median", "minimum", "runs"}, times
in seconds. Where a library can do the work in several ways (memory layouts, a compiled model), the line is
that of the one with the least minimum, and "peer" says which it was; with --all every way has a line. All on
one thread, as the core is.

The workloads; numbers are random, single precision, shapes [N, C, H, W], and a convolution has no bias:

  epoch                     one epoch over 1,437 images of 1 x 8 x 8 in batches of 32: conv 1 -> 8, 3 x 3,
                            padding 1; ReLU; max-pool 2; conv 8 -> 16, 3 x 3, padding 1; ReLU; max-pool 2;
                            flatten; dense 64 -> 10; softmax cross-entropy; SGD with rate 0.2. These layers
                            have biases.
  twenty-epochs             twenty of them, as a process of its own with its start
  conv-64-56-forward        64 -> 64, 56 x 56, 3 x 3, padding 1, N = 1
  conv-64-56-both           the same, then the gradients of input and weights
  conv-64-56-both-weights   the same, then the gradient of the weights alone
  conv-1-28-forward         1 -> 8, 28 x 28, 5 x 5, N = 32; -both and -both-weights as above
  conv-3-300-forward        3 -> 8, 300 x 300, 3 x 3, stride 3, N = 1
  max-pool                  2 x 2 of 32 x 64 x 56 x 56
  max-pool-channels-last    the same, with the channels innermost in memory
  matmul-512                512 x 512 times 512 x 512
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
import warnings

# Settings that would tie NumPy's OpenBLAS to another processor. All must stand before the imports.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import torch  # noqa: E402
import torch.utils.mkldnn  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional  # noqa: E402

CHANNELS_LAST = torch.channels_last
CONTIGUOUS = torch.contiguous_format
PYTORCH = "PyTorch " + torch.__version__.split("+")[0]

# PyTorch's own way of preparing a layer for oneDNN uses what PyTorch has deprecated.
warnings.filterwarnings("ignore", category=FutureWarning, module="torch.jit")

# A sample shorter than this says more about the clock than about the work.
SHORTEST_SAMPLE = 5_000_000


def timed(works, runs):
    """For each of `works` the seconds that one call takes, `runs` times, each the mean of a sample of calls.

    They take turns, so that whatever else the machine does slows all of them alike.
    """

    def sample(work, calls):
        # What ran before has left its own data in the caches.
        work()
        start = time.perf_counter_ns()
        for _ in range(calls):
            work()
        return time.perf_counter_ns() - start

    def enough(work):
        sample(work, 1)
        calls = 1
        while (elapsed := sample(work, calls)) < SHORTEST_SAMPLE:
            calls = max(2 * calls, int(calls * SHORTEST_SAMPLE / elapsed))
        return calls

    counts = [enough(work) for work in works]
    rounds = [[sample(work, calls) / calls / 1e9 for work, calls in zip(works, counts)] for _ in range(runs)]
    return list(zip(*rounds))


def report(name, peer, seconds):
    """Prints the line of one workload in one library."""
    line = {
        "name": name,
        "peer": peer,
        "median": statistics.median(seconds),
        "minimum": min(seconds),
        "runs": len(seconds),
    }
    print(json.dumps(line), flush=True)


def report_fastest(name, peer, variants, options):
    """Times the ways of doing it, {description: work}, and prints the fastest or all."""
    described = [f"{peer}, {description}" if description else peer for description in variants]
    results = zip(timed(list(variants.values()), options.runs), described)
    ordered = sorted(results, key=lambda result: min(result[0]))
    for seconds, variant in ordered if options.all else ordered[:1]:
        report(name, variant, seconds)


# Training


class Training:
    """The small network, its images and its optimiser, in the plain loop that everybody writes."""

    def __init__(self, layout=CONTIGUOUS, fused=False, compiled=False):
        torch.manual_seed(1)
        self.images = torch.rand(1437, 1, 8, 8).contiguous(memory_format=layout)
        self.labels = torch.randint(10, (1437,))
        self.model = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(64, 10),
        ).to(memory_format=layout)
        self.optimiser = torch.optim.SGD(self.model.parameters(), lr=0.2, fused=fused)
        self.predict = torch.compile(self.model) if compiled else self.model
        self.cross_entropy = nn.CrossEntropyLoss()
        self.loss = None

    def epoch(self):
        for first in range(0, len(self.images), 32):
            self.optimiser.zero_grad()
            logits = self.predict(self.images[first : first + 32])
            self.loss = self.cross_entropy(logits, self.labels[first : first + 32])
            self.loss.backward()
            self.optimiser.step()


def epoch(name, options):
    variants = {
        "": Training().epoch,
        "fused SGD": Training(fused=True).epoch,
        "channels last": Training(CHANNELS_LAST).epoch,
        "channels last, fused SGD": Training(CHANNELS_LAST, fused=True).epoch,
    }
    try:
        compiled = Training(compiled=True)
        compiled.epoch()
        variants["compiled"] = compiled.epoch
    except Exception as error:
        print(f"{name}: torch.compile does not work here: {error}", file=sys.stderr)
    report_fastest(name, PYTORCH, variants, options)


def twenty_epochs(name, _):
    seconds = []
    # The first brings the files into memory.
    for _ in range(6):
        start = time.perf_counter_ns()
        subprocess.run([sys.executable, __file__, "--process"], check=True, stdout=subprocess.DEVNULL)
        seconds.append((time.perf_counter_ns() - start) / 1e9)
    report(name, PYTORCH, seconds[1:])


def process():
    training = Training()
    for _ in range(20):
        training.epoch()
    print(f"loss {training.loss.item()}")


# Layers


def convolution(inputs, filters, *, stride=1, padding=0, gradients=""):
    """A workload: cross-correlates, and finds `gradients`, "input and weights" or "weights", if any."""

    def in_pytorch(layout):
        # No layout tells one channel from another where there is but one.
        x = torch.rand(inputs).contiguous(memory_format=layout)
        w = (torch.rand(filters) - 0.5).contiguous(memory_format=layout)
        upstream = torch.ones_like(functional.conv2d(x, w, stride=stride, padding=padding))
        x.requires_grad = gradients == "input and weights"
        w.requires_grad = gradients != ""
        wanted = [tensor for tensor in (x, w) if tensor.requires_grad]

        @torch.inference_mode()
        def forward():
            functional.conv2d(x, w, stride=stride, padding=padding)

        def both():
            y = functional.conv2d(x, w, stride=stride, padding=padding)
            torch.autograd.grad(y, wanted, upstream)

        return both if gradients else forward

    def in_onednn():
        layer = nn.Conv2d(filters[1], filters[0], filters[2], stride, padding, bias=False).eval()
        prepared, x = torch.utils.mkldnn.to_mkldnn(layer), torch.rand(inputs).to_mkldnn()
        return torch.no_grad()(lambda: prepared(x))

    def workload(name, options):
        variants = {"": in_pytorch(CONTIGUOUS), "channels last": in_pytorch(CHANNELS_LAST)}
        if not gradients and torch.backends.mkldnn.is_available():
            variants["oneDNN tensors"] = in_onednn()
        report_fastest(name, PYTORCH, variants, options)
        if not gradients:
            attributes = {"strides": [stride] * 2, "pads": [padding] * 4}
            in_onnx_runtime(name, options, "Conv", inputs, filters, **attributes)

    return workload


def max_pool(layout):
    def workload(name, options):
        x = torch.rand(32, 64, 56, 56).contiguous(memory_format=layout)

        @torch.inference_mode()
        def forward():
            functional.max_pool2d(x, 2)

        variants = {"": forward}
        if layout == CONTIGUOUS and torch.backends.mkldnn.is_available():
            prepared = x.to_mkldnn()
            variants["oneDNN tensors"] = torch.no_grad()(lambda: functional.max_pool2d(prepared, 2))
        report_fastest(name, PYTORCH, variants, options)
        if layout == CONTIGUOUS:
            in_onnx_runtime(name, options, "MaxPool", x.shape, None, kernel_shape=[2, 2], strides=[2, 2])

    return workload


def matmul(name, options):
    a, b, c = torch.rand(512, 512), torch.rand(512, 512), torch.empty(512, 512)

    @torch.inference_mode()
    def in_pytorch():
        torch.mm(a, b, out=c)

    report_fastest(name, PYTORCH, {"": in_pytorch}, options)
    in_numpy(name, options)


# Other libraries


def in_numpy(name, options):
    try:
        import numpy
    except ImportError:
        return
    generator = numpy.random.default_rng(1)
    a, b = (generator.random((512, 512), dtype=numpy.float32) for _ in range(2))
    c = numpy.empty_like(a)
    report_fastest(name, f"NumPy {numpy.__version__}", {"": lambda: numpy.matmul(a, b, out=c)}, options)


def in_onnx_runtime(name, options, operator, inputs, filters, **attributes):
    """One operator as a model; its filters, if any, are part of the model, so that it may prepare them."""
    try:
        import numpy
        import onnxruntime
        from onnx import TensorProto, helper, numpy_helper
    except ImportError:
        return
    generator = numpy.random.default_rng(1)
    weights = []
    if filters:
        values = generator.random(filters, dtype=numpy.float32) - numpy.float32(0.5)
        weights = [numpy_helper.from_array(values, "w")]
    graph = helper.make_graph(
        [helper.make_node(operator, ["x"] + [w.name for w in weights], ["y"], **attributes)],
        name,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, inputs)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        weights,
    )
    # An old version of the format, so that the runtime may be older than the package that writes it.
    model = helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)])
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), settings, ["CPUExecutionProvider"])
    x = onnxruntime.OrtValue.ortvalue_from_numpy(generator.random(inputs, dtype=numpy.float32))
    shape = session.run(None, {"x": x.numpy()})[0].shape
    y = onnxruntime.OrtValue.ortvalue_from_numpy(numpy.empty(shape, dtype=numpy.float32))
    binding = session.io_binding()
    binding.bind_ortvalue_input("x", x)
    binding.bind_ortvalue_output("y", y)
    peer = f"ONNX Runtime {onnxruntime.__version__}"
    report_fastest(name, peer, {"": lambda: session.run_with_iobinding(binding)}, options)


WIDE = {"inputs": (1, 64, 56, 56), "filters": (64, 64, 3, 3), "padding": 1}
SMALL = {"inputs": (32, 1, 28, 28), "filters": (8, 1, 5, 5)}
WORKLOADS = {
    "epoch": epoch,
    "twenty-epochs": twenty_epochs,
    "conv-64-56-forward": convolution(**WIDE),
    "conv-64-56-both": convolution(**WIDE, gradients="input and weights"),
    "conv-64-56-both-weights": convolution(**WIDE, gradients="weights"),
    "conv-1-28-forward": convolution(**SMALL),
    "conv-1-28-both": convolution(**SMALL, gradients="input and weights"),
    "conv-1-28-both-weights": convolution(**SMALL, gradients="weights"),
    "conv-3-300-forward": convolution((1, 3, 300, 300), (8, 3, 3, 3), stride=3),
    "max-pool": max_pool(CONTIGUOUS),
    "max-pool-channels-last": max_pool(CHANNELS_LAST),
    "matmul-512": matmul,
}


def main():
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a workload; all of them if none is named")
    parser.add_argument("--runs", type=int, default=20, help="samples of each (default 20)")
    parser.add_argument("--all", action="store_true", help="a line for every way of doing it")
    parser.add_argument("--process", action="store_true", help="train twenty epochs and exit")
    arguments = parser.parse_args()
    for name in arguments.names:
        if name not in WORKLOADS:
            parser.error(f"there is no workload {name}; there are {', '.join(WORKLOADS)}")
    if arguments.runs < 1:
        parser.error("--runs must be at least 1")

    torch.set_num_threads(1)
    if arguments.process:
        process()
        return
    for name in arguments.names or WORKLOADS:
        WORKLOADS[name](name, arguments)


if __name__ == "__main__":
    main()
