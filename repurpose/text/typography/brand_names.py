"""Names of products and companies as their owners write them (their own sites and style guides, checked 2026-11)."""

_NAMES = (
    "AlphaFold|AlphaGo|App Store|AppleScript|arXiv|AutoCAD|BitTorrent|ByteDance|ChatGPT|Cloudflare|CodePen|"
    "CoffeeScript|DeepMind|DeepSeek|Docker Hub|DuckDuckGo|eBay|ECMAScript|Elasticsearch|FaceTime|FreeBSD|"
    "GarageBand|GitBook|GitHub|GitLab|Gmail|GraphQL|HarmonyOS|HTML|HTTP|HTTPS|Hugging Face|iCloud|iMessage|"
    "InfluxDB|IntelliJ|iOS|iPad|iPadOS|iPhone|iTunes|JavaScript|JetBrains|jQuery|JSON|LaTeX|LinkedIn|LlamaIndex|"
    "MacBook|macOS|MariaDB|MATLAB|McKinsey|MongoDB|MySQL|NumPy|OAuth|OneDrive|OneNote|OpenAI|OpenGL|OpenSSL|"
    "OpenStack|PayPal|PlayStation|PostgreSQL|PowerPoint|PowerShell|PyCharm|PyPI|PyTorch|QuickTime|RabbitMQ|SciPy|"
    "SoftBank|SoundCloud|SpaceX|SQLite|Stack Overflow|TensorFlow|TikTok|TSMC|tvOS|TypeScript|UnionPay|VirtualBox|"
    "VMware|watchOS|WebAssembly|WebKit|WebRTC|WeChat|WeWork|WhatsApp|WikiLeaks|WordPress|YAML|YouTube"
)

NAMES: tuple[str, ...] = tuple(_NAMES.split("|"))
