<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivityStrip</name>
    <message>
        <source>Events per second</source>
        <translation>每秒事件数</translation>
    </message>
    <message>
        <source>Events per second, coloured by type; a line marks where a connection was opened (green) or lost (orange)</source>
        <translation>每秒事件数，按类型着色；竖线表示连接建立（绿色）或断开（橙色）</translation>
    </message>
</context>
<context>
    <name>AppearanceMenu</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The new language is used from the next start of Streamgauge.</source>
        <translation>新语言将在下次启动 Streamgauge 时生效。</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
</context>
<context>
    <name>AttemptDetails</name>
    <message>
        <source>Facts about the attempt</source>
        <translation>本次尝试的详情</translation>
    </message>
    <message>
        <source>Why the attempt ended</source>
        <translation>本次尝试结束的原因</translation>
    </message>
    <message>
        <source>What comes after the attempt</source>
        <translation>本次尝试之后</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>显示敏感信息</translation>
    </message>
    <message>
        <source>Show credentials and cookies, and copy them, too</source>
        <translation>显示凭据和 Cookie，复制时也一并包含</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy all about this attempt as text, such as for a bug report</source>
        <translation>把本次尝试的全部信息复制为文本，例如用于缺陷报告</translation>
    </message>
    <message>
        <source>There has been no attempt yet.</source>
        <translation>还没有进行过尝试。</translation>
    </message>
</context>
<context>
    <name>AttemptPhase</name>
    <message>
        <source>%1 redirects</source>
        <translation>%1 次重定向</translation>
    </message>
    <message>
        <source>Redirect (%1)</source>
        <translation>重定向（%1）</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>域名解析</translation>
    </message>
    <message>
        <source>Connection, TLS</source>
        <translation>连接和 TLS</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Connection, request</source>
        <translation>连接和请求</translation>
    </message>
    <message>
        <source>Response head</source>
        <translation>响应头</translation>
    </message>
    <message>
        <source>Until the end</source>
        <translation>直到结束</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>第一个事件</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>第一个字节</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>响应正文</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>AttemptReport</name>
    <message>
        <source>… %1 more</source>
        <translation>……还有 %1</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>历时</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>已持续</translation>
    </message>
    <message>
        <source>Last-Event-ID</source>
        <translation>Last-Event-ID</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, compressed to %2 (%3 : 1)</source>
        <translation>%1，压缩后为 %2（%3 : 1）</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Of these</source>
        <translation>其中</translation>
    </message>
    <message>
        <source>events: %1 · comments: %2 · ignored: %3</source>
        <translation>事件：%1 · 注释：%2 · 已忽略：%3</translation>
    </message>
    <message>
        <source>Last byte</source>
        <translation>最后一个字节</translation>
    </message>
    <message>
        <source>%1 after the start</source>
        <translation>开始后 %1</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>%1 of an event that did not end</source>
        <translation>未结束的事件，%1</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Request %1 of %2</source>
        <translation>第 %1 个请求，共 %2 个</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>请求正文</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>One of the addresses</source>
        <translation>以下地址之一</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>请求头字段</translation>
    </message>
    <message>
        <source>Response headers</source>
        <translation>响应头字段</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>not agreed upon</source>
        <translation>未协商成功</translation>
    </message>
    <message>
        <source>Flaw, overlooked</source>
        <translation>缺陷（已忽略）</translation>
    </message>
    <message>
        <source>Flaw</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>证书持有者</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>%1 more headers</source>
        <translation>还有 %1 个头字段</translation>
    </message>
    <message>
        <source>Start of the body</source>
        <translation>正文开头</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>AttemptText</name>
    <message>
        <source>Open.</source>
        <translation>已连接。</translation>
    </message>
    <message>
        <source>Open; no event yet.</source>
        <translation>已连接；还没有事件。</translation>
    </message>
    <message>
        <source>Open; nothing has come yet.</source>
        <translation>已连接；还没有收到任何数据。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚无响应</translation>
    </message>
    <message>
        <source>The server has the request and has not answered yet.</source>
        <translation>服务器已收到请求，但尚未答复。</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>正在连接 %1。</translation>
    </message>
    <message>
        <source>Next attempt in %1.</source>
        <translation>%1后再次尝试。</translation>
    </message>
    <message>
        <source>Next attempt in %1 (%2).</source>
        <translation>%1后再次尝试（%2）。</translation>
    </message>
    <message>
        <source>No other attempt follows by itself.</source>
        <translation>不会再自动尝试。</translation>
    </message>
    <message>
        <source>The next attempt was asked for.</source>
        <translation>下一次尝试是手动发起的。</translation>
    </message>
    <message>
        <source>The wait before the next attempt: %1.</source>
        <translation>下次尝试前等待：%1。</translation>
    </message>
    <message>
        <source>The wait before the next attempt: %1 (%2).</source>
        <translation>下次尝试前等待：%1（%2）。</translation>
    </message>
    <message>
        <source>next in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>then %1</source>
        <translation>之后等待 %1</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 个事件</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 个事件</translation>
    </message>
</context>
<context>
    <name>AttemptTimeline</name>
    <message>
        <source>Where the time went until the first event</source>
        <translation>第一个事件之前的时间分布</translation>
    </message>
</context>
<context>
    <name>AttemptView</name>
    <message>
        <source>Attempts</source>
        <translation>连接尝试</translation>
    </message>
</context>
<context>
    <name>AuthorizationSection</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Basic: user and password</source>
        <translation>Basic：用户名和密码</translation>
    </message>
    <message>
        <source>Bearer: a token</source>
        <translation>Bearer：令牌</translation>
    </message>
    <message>
        <source>Scheme of authorization</source>
        <translation>认证方案</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>The Authorization header is of another scheme; edit it among the headers.</source>
        <translation>Authorization 标头采用其他方案；请在标头中编辑。</translation>
    </message>
    <message>
        <source>Sche&amp;me</source>
        <translation>方案(&amp;M)</translation>
    </message>
    <message>
        <source>Us&amp;er</source>
        <translation>用户名(&amp;E)</translation>
    </message>
    <message>
        <source>Passwor&amp;d</source>
        <translation>密码(&amp;D)</translation>
    </message>
    <message>
        <source>Toke&amp;n</source>
        <translation>令牌(&amp;N)</translation>
    </message>
    <message>
        <source>Coo&amp;kies</source>
        <translation>Cookie(&amp;K)</translation>
    </message>
    <message>
        <source>Sent as the headers Authorization and Cookie. Never saved.</source>
        <translation>作为 Authorization 和 Cookie 标头发送。从不保存。</translation>
    </message>
    <message>
        <source>Another, among the headers</source>
        <translation>其他方案，见标头</translation>
    </message>
</context>
<context>
    <name>AwaitBar</name>
    <message>
        <source>Clients wait for a signal</source>
        <translation>有客户端在等待信号</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Signal %1</source>
        <translation>发出信号 %1</translation>
    </message>
    <message>
        <source>Let the clients go on that stand at this @await</source>
        <translation>让停在此 @await 处的客户端继续</translation>
    </message>
</context>
<context>
    <name>BodySection</name>
    <message>
        <source>Body of the request</source>
        <translation>请求正文</translation>
    </message>
    <message>
        <source>Content type of the body</source>
        <translation>正文的内容类型</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Content t&amp;ype</source>
        <translation>内容类型(&amp;Y)</translation>
    </message>
    <message>
        <source>Check of the body</source>
        <translation>正文检查</translation>
    </message>
    <message>
        <source>Send the contents of a file</source>
        <translation>发送文件内容</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Remove the body, to type another</source>
        <translation>移除正文，以便另行输入</translation>
    </message>
    <message>
        <source>Remove the body</source>
        <translation>移除正文</translation>
    </message>
    <message>
        <source>%1 of text, sent as they are; an editor would change them.</source>
        <translation>%1 的文本，按原样发送；编辑器会改变其内容。</translation>
    </message>
    <message>
        <source>%1 of binary data, sent as they are.</source>
        <translation>%1 的二进制数据，按原样发送。</translation>
    </message>
    <message>
        <source>No body. Type one, or load a file.</source>
        <translation>没有正文。请输入，或载入文件。</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>……还有 %1</translation>
    </message>
    <message>
        <source>Valid JSON · %1</source>
        <translation>有效的 JSON · %1</translation>
    </message>
    <message>
        <source>%1 · unusual with %2; choose POST at the left of the URL</source>
        <translation>%1 · 不常与 %2 一起使用；可在 URL 左侧选择 POST</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is too large: more than %2.</source>
        <translation>%1 过大：超过 %2。</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>%1 has reached the limit of %2.</source>
        <translation>%1 已达到 %2 的上限。</translation>
    </message>
    <message>
        <source>the recordings have reached the limit of %1, see the settings.</source>
        <translation>所有录制合计已达到 %1 的上限，请查看设置。</translation>
    </message>
    <message>
        <source>Nothing more is recorded: %1</source>
        <translation>已停止录制：%1</translation>
    </message>
    <message>
        <source>This file cannot be written to, so bookmarks are not kept.</source>
        <translation>此文件不可写入，因此不会保留书签。</translation>
    </message>
    <message>
        <source>a directive does not end</source>
        <translation>有一条指令没有结束</translation>
    </message>
    <message>
        <source>it ends in the middle of an event</source>
        <translation>文件在一个事件中途结束</translation>
    </message>
    <message>
        <source>%1 is damaged at line %2 (byte %3): %4. What comes before is shown.</source>
        <translation>%1 在第 %2 行（第 %3 字节）处损坏：%4。此处显示损坏之前的内容。</translation>
    </message>
    <message>
        <source>it is not an annotated stream file</source>
        <translation>它不是带标注的事件流文件</translation>
    </message>
    <message>
        <source>there is no directive %1</source>
        <translation>没有指令 %1</translation>
    </message>
    <message>
        <source>@raw is malformed</source>
        <translation>@raw 格式有误</translation>
    </message>
    <message>
        <source>@%1 is malformed</source>
        <translation>@%1 格式有误</translation>
    </message>
    <message>
        <source>The reading of this file was cancelled. Not all of it is shown.</source>
        <translation>已取消读取此文件，仅显示部分内容。</translation>
    </message>
</context>
<context>
    <name>CaptureFile</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>%1 cannot be created: %2.</source>
        <translation>无法创建 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is being written by another program.</source>
        <translation>另一个程序正在写入 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be written to.</source>
        <translation>%1 不可写入。</translation>
    </message>
    <message>
        <source>%1 has been removed.</source>
        <translation>%1 已被删除。</translation>
    </message>
</context>
<context>
    <name>CaptureImport</name>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 为空。</translation>
    </message>
    <message>
        <source>%1 is UTF-16, as PowerShell&apos;s &gt; makes it; use curl&apos;s option --output instead.</source>
        <translation>%1 是 UTF-16 编码，PowerShell 的 &gt; 会产生这样的文件；请改用 curl 的选项 --output。</translation>
    </message>
    <message>
        <source>%1 holds no event stream: no line of it is a comment or begins with data, event, id or retry.</source>
        <translation>%1 中没有事件流：没有一行是注释，也没有一行以 data、event、id 或 retry 开头。</translation>
    </message>
    <message numerus="yes">
        <source>%1 has no event stream: of its %n entries, none is a text/event-stream. Browsers save a stream&apos;s events only if the developer tools are open while they arrive.</source>
        <translation>
            <numerusform>%1 中没有事件流：其 %n 个条目都不是 text/event-stream。只有在事件到达时开发者工具处于打开状态，浏览器才会保存事件流的事件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The imported file ends here.</source>
        <translation>导入的文件到此结束。</translation>
    </message>
    <message>
        <source>A HAR file has the data, types and ids of the events, but not their exact bytes; comments and retry times are not in it.</source>
        <translation>HAR 文件含有事件的数据、类型和 id，但不含其原始字节，也不含注释和重连时间。</translation>
    </message>
    <message>
        <source>A recorded body has other events than those the browser has seen; it is not kept.</source>
        <translation>有一个所记录的正文，其中的事件与浏览器收到的不同；未保留该正文。</translation>
    </message>
    <message>
        <source>A recorded body tells nothing of times: all its events have that of the response.</source>
        <translation>所记录的正文不含时间信息：其中的事件都采用响应的时间。</translation>
    </message>
    <message>
        <source>What has no time of its own has that of what comes before, or else of the file.</source>
        <translation>自身没有时间的内容采用其前一项的时间；没有前一项时采用文件的时间。</translation>
    </message>
    <message>
        <source>The bodies of requests are not kept.</source>
        <translation>未保留请求正文。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries that are no event stream are left out, such as %1.</source>
        <translation>
            <numerusform>已略去 %n 个不是事件流的条目，例如 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1 of %2 is no JSON (byte %3); there must be one whole value on each line.</source>
        <translation>%2 的第 %1 行不是 JSON（第 %3 字节）；每一行必须是一个完整的值。</translation>
    </message>
    <message>
        <source>Nothing tells how it ended.</source>
        <translation>没有关于它如何结束的信息。</translation>
    </message>
    <message>
        <source>%1 holds no JSON.</source>
        <translation>%1 中没有 JSON。</translation>
    </message>
    <message>
        <source>These lines have the data, types and ids of the events, but not their exact bytes; times are exact to the millisecond, and requests and headers are not told in full.</source>
        <translation>这些行含有事件的数据、类型和 id，但不含其原始字节；时间精确到毫秒，请求和标头的信息不完整。</translation>
    </message>
    <message>
        <source>The lines are not those of sgauge; each has become an event.</source>
        <translation>这些行不是由 sgauge 写出的；每一行都转换成了一个事件。</translation>
    </message>
    <message>
        <source>Where a line has data of its own, its other members are not kept.</source>
        <translation>自带 data 的行，其余成员未保留。</translation>
    </message>
    <message>
        <source>Lines without a time have that of the line before, or else of the file.</source>
        <translation>没有时间的行采用前一行的时间；没有前一行时采用文件的时间。</translation>
    </message>
    <message>
        <source>Findings, and some of what clients ignore, are not kept.</source>
        <translation>未保留检查发现；客户端会忽略的内容也有一部分未保留。</translation>
    </message>
    <message>
        <source>The last line is cut off and is not kept.</source>
        <translation>最后一行不完整，未保留。</translation>
    </message>
    <message>
        <source>The imported file ends here, in the middle of an event.</source>
        <translation>导入的文件到此结束，当时正处于一个事件之中。</translation>
    </message>
    <message>
        <source>Nothing tells when the events came: all have the time of the file, %1.</source>
        <translation>没有关于事件何时到达的信息：全部采用文件的时间 %1。</translation>
    </message>
    <message>
        <source>The server answered %1.</source>
        <translation>服务器返回 %1。</translation>
    </message>
    <message>
        <source>A plain stream tells nothing of the request and the head of the response.</source>
        <translation>纯事件流不含请求和响应头的信息。</translation>
    </message>
    <message>
        <source>The response head at the start of %1 is malformed or does not end with an empty line.</source>
        <translation>%1 开头的响应头格式有误，或没有以空行结束。</translation>
    </message>
    <message>
        <source>The body in %1 is compressed (byte %2); use curl&apos;s option --compressed.</source>
        <translation>%1 中的正文经过压缩（第 %2 字节）；请使用 curl 的选项 --compressed。</translation>
    </message>
    <message>
        <source>The output of curl -i tells nothing of the request.</source>
        <translation>curl -i 的输出不含请求的信息。</translation>
    </message>
</context>
<context>
    <name>CertificateNotice</name>
    <message>
        <source>A certificate that is not trusted</source>
        <translation>不受信任的证书</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Trust this certificate for this host</source>
        <translation>对此主机信任此证书</translation>
    </message>
    <message>
        <source>Hide this; the certificate stays refused</source>
        <translation>隐藏此信息；证书仍被拒绝</translation>
    </message>
    <message>
        <source>Hide the certificate</source>
        <translation>隐藏证书</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted</source>
        <translation>%1 的证书不受信任</translation>
    </message>
    <message>
        <source>itself: nobody else vouches for it</source>
        <translation>其自身：没有他人为其担保</translation>
    </message>
    <message>
        <source>from %1 until %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>ClientPage</name>
    <message>
        <source>Who it is done to</source>
        <translation>操作对象</translation>
    </message>
    <message>
        <source>What has been done</source>
        <translation>已执行的操作</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Select clients to do something to them alone</source>
        <translation>选择客户端即可只对它们操作</translation>
    </message>
    <message>
        <source>Nobody is connected. Connect a client to the URL above, or watch the stream here.</source>
        <translation>没有客户端连接。请让客户端连接上面的 URL，或在此查看该流。</translation>
    </message>
    <message>
        <source>Start the simulator; its clients appear here.</source>
        <translation>启动模拟器后，其客户端会显示在此处。</translation>
    </message>
    <message>
        <source>To all clients (%1)</source>
        <translation>对全部客户端（%1）</translation>
    </message>
    <message>
        <source>To the selected clients (%1)</source>
        <translation>对所选客户端（%1）</translation>
    </message>
    <message>
        <source>%1: done to %2</source>
        <translation>%1：已对 %2 个客户端执行</translation>
    </message>
    <message>
        <source>All attempts are answered again.</source>
        <translation>所有连接请求恢复正常应答。</translation>
    </message>
    <message>
        <source>Attempts that will be answered with 503: %1</source>
        <translation>将以 503 应答的连接次数：%1</translation>
    </message>
    <message>
        <source>Signal %1: %2 went on</source>
        <translation>信号 %1：%2 个已继续</translation>
    </message>
</context>
<context>
    <name>ClientTableModel</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Last-Event-ID</source>
        <translation>Last-Event-ID</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Address and port of the client</source>
        <translation>客户端的地址与端口</translation>
    </message>
    <message>
        <source>Which attempt of this client it is</source>
        <translation>该客户端的第几次连接</translation>
    </message>
    <message>
        <source>What the client said it has got last</source>
        <translation>客户端声明最后收到的 id</translation>
    </message>
    <message>
        <source>Events sent</source>
        <translation>已发送的事件</translation>
    </message>
    <message>
        <source>Bytes of the stream sent, without HTTP</source>
        <translation>已发送的流字节数，不含 HTTP</translation>
    </message>
    <message>
        <source>Bytes and events that wait for the client to read; ▲ growing</source>
        <translation>等待客户端读取的字节数与事件数；▲ 表示在增长</translation>
    </message>
    <message>
        <source>The @await it stands at</source>
        <translation>它停在的 @await</translation>
    </message>
    <message>
        <source>The last @label it has passed</source>
        <translation>它经过的最后一个 @label</translation>
    </message>
    <message>
        <source>Events dropped because it reads too slowly (@queue)</source>
        <translation>因读取过慢而丢弃的事件（@queue）</translation>
    </message>
    <message>
        <source>When it connected</source>
        <translation>连接时间</translation>
    </message>
    <message>
        <source>The path it asked for</source>
        <translation>它请求的路径</translation>
    </message>
</context>
<context>
    <name>ClockBar</name>
    <message>
        <source>Pause all scenarios</source>
        <translation>暂停所有场景</translation>
    </message>
    <message>
        <source>Go on to the next event at once</source>
        <translation>立即前进到下一个事件</translation>
    </message>
    <message>
        <source>Jump ahead in time…</source>
        <translation>向前跳过一段时间…</translation>
    </message>
    <message>
        <source>Speed of the scenarios</source>
        <translation>场景速度</translation>
    </message>
    <message>
        <source>How fast the time of all scenarios goes by</source>
        <translation>所有场景的时间流逝速度</translation>
    </message>
    <message>
        <source>Speed %1×</source>
        <translation>速度 %1×</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>Jump ahead by</source>
        <translation>向前跳过</translation>
    </message>
    <message>
        <source>such as 500ms, 10s or 2m</source>
        <translation>例如 500ms、10s 或 2m</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>There is no option %1.</source>
        <translation>没有选项 %1。</translation>
    </message>
    <message>
        <source>There is no option %1; did you mean --%2?</source>
        <translation>没有选项 %1；您是不是想用 --%2？</translation>
    </message>
    <message>
        <source>Type “sgauge help %1” to see how it is used.</source>
        <translation>输入“sgauge help %1”查看用法。</translation>
    </message>
</context>
<context>
    <name>ComposedText</name>
    <message>
        <source>A retry is a number of milliseconds, such as 3000.</source>
        <translation>retry 是毫秒数，例如 3000。</translation>
    </message>
    <message>
        <source>A type or id must not contain line breaks or NUL characters.</source>
        <translation>类型或 id 不能包含换行或 NUL 字符。</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Too many connections.</source>
        <translation>连接过多。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>The request did not arrive in time.</source>
        <translation>请求未能及时到达。</translation>
    </message>
    <message>
        <source>It does not read: %1 bytes were waiting for it.</source>
        <translation>对方不接收数据：已有 %1 字节在等待发送。</translation>
    </message>
    <message>
        <source>It does not read: %1 events were waiting for it.</source>
        <translation>它没有读取：有 %1 个事件在等待它。</translation>
    </message>
</context>
<context>
    <name>ConnectionSection</name>
    <message>
        <source>Any: HTTP/2 if TLS offers it</source>
        <translation>任意：TLS 提供时用 HTTP/2</translation>
    </message>
    <message>
        <source>HTTP/1.1 only</source>
        <translation>仅 HTTP/1.1</translation>
    </message>
    <message>
        <source>HTTP/2 at once, also without TLS</source>
        <translation>直接 HTTP/2，无 TLS 时亦然</translation>
    </message>
    <message>
        <source>HTTP version</source>
        <translation>HTTP 版本</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Idle timeout in seconds</source>
        <translation>空闲超时（秒）</translation>
    </message>
    <message>
        <source>How long no byte may come before the connection counts as lost; 0 is for ever</source>
        <translation>多久收不到任何字节就视为连接断开；0 表示永不</translation>
    </message>
    <message>
        <source>Accept a co&amp;mpressed response</source>
        <translation>接受压缩的响应(&amp;M)</translation>
    </message>
    <message>
        <source>Sends Accept-Encoding: gzip, deflate</source>
        <translation>发送 Accept-Encoding: gzip, deflate</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>User of the proxy</source>
        <translation>代理的用户名</translation>
    </message>
    <message>
        <source>Password of the proxy</source>
        <translation>代理的密码</translation>
    </message>
    <message>
        <source>Host of the proxy</source>
        <translation>代理的主机</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>代理的端口</translation>
    </message>
    <message>
        <source>Last-Event-ID to start from</source>
        <translation>起始 Last-Event-ID</translation>
    </message>
    <message>
        <source>The next request asks from the start</source>
        <translation>下一个请求从头开始</translation>
    </message>
    <message>
        <source>Forget the last event id</source>
        <translation>忘记最近的事件 id</translation>
    </message>
    <message>
        <source>HTTP versio&amp;n</source>
        <translation>HTTP 版本(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Idle timeout</source>
        <translation>空闲超时(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Last-Event-ID</source>
        <translation>&amp;Last-Event-ID</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>代理(&amp;X)</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>地址(&amp;D)</translation>
    </message>
    <message>
        <source>Us&amp;er</source>
        <translation>用户名(&amp;E)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>%1, from the stream</source>
        <translation>%1，来自事件流</translation>
    </message>
    <message>
        <source>For&amp;get</source>
        <translation>忘记(&amp;G)</translation>
    </message>
</context>
<context>
    <name>ControlApi</name>
    <message>
        <source>The body is not a JSON object.</source>
        <translation>请求体不是 JSON 对象。</translation>
    </message>
    <message>
        <source>There is no member “%1” here, only %2.</source>
        <translation>此处没有成员“%1”，只有 %2。</translation>
    </message>
    <message>
        <source>“%1” has to be a string.</source>
        <translation>“%1”必须是字符串。</translation>
    </message>
    <message>
        <source>“%1” has to be a whole number from %2 to %3.</source>
        <translation>“%1”必须是 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>“%1” has to be true or false.</source>
        <translation>“%1”必须是 true 或 false。</translation>
    </message>
    <message>
        <source>“clients” has to be a list of numbers.</source>
        <translation>“clients”必须是数字列表。</translation>
    </message>
    <message>
        <source>There is no %1 %2 here; GET %3 tells what there is.</source>
        <translation>此处没有 %1 %2；GET %3 会列出可用的调用。</translation>
    </message>
    <message>
        <source>“speed” has to be a number from 0.1 to 100.</source>
        <translation>“speed”必须是 0.1 到 100 之间的数字。</translation>
    </message>
    <message>
        <source>Such an event cannot be sent: no line end in event and id, no NUL in id.</source>
        <translation>无法发送这样的事件：event 和 id 中不能有换行，id 中不能有 NUL。</translation>
    </message>
    <message>
        <source>There is neither “data” nor “comment” to send.</source>
        <translation>既没有“data”也没有“comment”可发送。</translation>
    </message>
    <message>
        <source>“name” is missing: the word behind @await.</source>
        <translation>缺少“name”：即 @await 后面的词。</translation>
    </message>
    <message>
        <source>“retryAfter” has to be one line.</source>
        <translation>“retryAfter”只能是一行。</translation>
    </message>
    <message>
        <source>“kind” has to be one of %1, refuse.</source>
        <translation>“kind”必须是 %1、refuse 之一。</translation>
    </message>
    <message>
        <source>The format is one of json, junit, text.</source>
        <translation>格式只能是 json、junit、text 之一。</translation>
    </message>
    <message>
        <source>The body is nested too deeply.</source>
        <translation>请求体嵌套过深。</translation>
    </message>
    <message>
        <source>There is no route “%1”.</source>
        <translation>没有路由“%1”。</translation>
    </message>
    <message>
        <source>Only programs, and pages of this very server, may use this; another port is another server.</source>
        <translation>只有程序和本服务器自己的页面可以使用；端口不同即为另一台服务器。</translation>
    </message>
</context>
<context>
    <name>CurlDataText</name>
    <message>
        <source>There is no file “%1”.</source>
        <translation>没有文件“%1”。</translation>
    </message>
    <message>
        <source>Cannot read “%1”: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” is more than the %2 that a request may have.</source>
        <translation>“%1”超过了请求允许的 %2。</translation>
    </message>
    <message>
        <source>The data are more than the %1 that a request may have.</source>
        <translation>数据超过了请求允许的 %1。</translation>
    </message>
</context>
<context>
    <name>CurlText</name>
    <message>
        <source>Standard input is not read; there is nothing at @-.</source>
        <translation>不会读取标准输入；@- 没有内容。</translation>
    </message>
    <message>
        <source>%1 is not taken over: it is no option of curl&apos;s.</source>
        <translation>%1 未被采用：curl 没有这个选项。</translation>
    </message>
    <message>
        <source>The value of %1 is missing.</source>
        <translation>缺少 %1 的值。</translation>
    </message>
    <message>
        <source>%1 is not taken over.</source>
        <translation>%1 未被采用。</translation>
    </message>
    <message>
        <source>%1 is not taken over: the request goes where its URL says.</source>
        <translation>%1 未被采用：请求只发往其 URL 所指之处。</translation>
    </message>
    <message>
        <source>%1 is not taken over: there are Basic and Bearer credentials.</source>
        <translation>%1 未被采用：只支持 Basic 和 Bearer 凭据。</translation>
    </message>
    <message>
        <source>Only the first request is taken over, up to %1.</source>
        <translation>只采用 %1 之前的第一个请求。</translation>
    </message>
    <message>
        <source>Only the first URL is taken over, not “%1”.</source>
        <translation>只采用第一个 URL，未采用“%1”。</translation>
    </message>
    <message>
        <source>The cookies in the file “%1” are not taken over.</source>
        <translation>文件“%1”中的 Cookie 未被采用。</translation>
    </message>
    <message>
        <source>There is more that was not taken over.</source>
        <translation>还有其他内容未被采用。</translation>
    </message>
    <message>
        <source>This is no curl command: it must begin with “curl”.</source>
        <translation>这不是 curl 命令：它必须以“curl”开头。</translation>
    </message>
    <message>
        <source>“%1” stands as it is: nothing is filled in here as in a shell.</source>
        <translation>“%1”保持原样：此处不会像 shell 那样进行替换。</translation>
    </message>
    <message>
        <source>What follows the curl command is not taken over: “%1”.</source>
        <translation>curl 命令之后的内容未被采用：“%1”。</translation>
    </message>
    <message>
        <source>This curl command has no URL.</source>
        <translation>这条 curl 命令没有 URL。</translation>
    </message>
    <message>
        <source>“%1” is not taken over: it is no header.</source>
        <translation>“%1”未被采用：它不是标头。</translation>
    </message>
    <message>
        <source>The header %1 is not taken over: it follows from the body.</source>
        <translation>标头 %1 未被采用：它由正文决定。</translation>
    </message>
    <message>
        <source>Of the header Accept-Encoding, only gzip and deflate count here.</source>
        <translation>标头 Accept-Encoding 中只有 gzip 和 deflate 在此有效。</translation>
    </message>
    <message>
        <source>There is no password in -u, which curl would ask for.</source>
        <translation>-u 中没有密码，curl 会要求输入密码。</translation>
    </message>
    <message>
        <source>The header %1 is sent all the same.</source>
        <translation>标头 %1 仍会发送。</translation>
    </message>
    <message>
        <source>The proxy is not taken over: it must be http:// or socks5://.</source>
        <translation>代理未被采用：它必须是 http:// 或 socks5://。</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details of the selected row</source>
        <translation>所选行的详细信息</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Data as text</source>
        <translation>以文本显示的数据</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Bytes as received</source>
        <translation>收到的原始字节</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Indent JSON</source>
        <translation>缩进 JSON</translation>
    </message>
    <message>
        <source>Show JSON text indented; nothing else is changed</source>
        <translation>以缩进方式显示 JSON 文本，其他内容不变</translation>
    </message>
    <message>
        <source>Copy the data as it was sent</source>
        <translation>按发送时的原样复制数据</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Data as a JSON tree</source>
        <translation>以 JSON 树显示的数据</translation>
    </message>
    <message>
        <source>Select a row to see it in full.</source>
        <translation>选择一行以查看完整内容。</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>%1 of data are too much for the tree; see the text.</source>
        <translation>数据有 %1，不适合用树显示；请查看文本。</translation>
    </message>
    <message>
        <source>This data is not JSON; see the text.</source>
        <translation>此数据不是 JSON；请查看文本。</translation>
    </message>
    <message>
        <source>… %1 more; “Copy data” takes all of it.</source>
        <translation>……还有 %1；“复制数据”会复制全部内容。</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>……还有 %1</translation>
    </message>
    <message>
        <source>Show attempt</source>
        <translation>查看尝试</translation>
    </message>
    <message>
        <source>All about the connection attempt that this row belongs to</source>
        <translation>查看该行所属连接尝试的全部信息</translation>
    </message>
    <message>
        <source>Only the first %1 were looked at.</source>
        <translation>只检查了前 %1。</translation>
    </message>
    <message>
        <source>Your note on this row</source>
        <translation>为此行写备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Mark this row (Ctrl+B)</source>
        <translation>标记此行（Ctrl+B）</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Watch an event stream</source>
        <translation>查看事件流</translation>
    </message>
    <message>
        <source>Type its URL above and press Enter. No server at hand? Play the demo, or start any scenario in the simulator.</source>
        <translation>在上方输入 URL 并按回车键。手边没有服务器？可以播放演示流，或在模拟器中启动任意场景。</translation>
    </message>
    <message>
        <source>Play the demo stream</source>
        <translation>播放演示流</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>连接到 %1</translation>
    </message>
    <message>
        <source>Recordings that are not saved</source>
        <translation>未保存的录制</translation>
    </message>
    <message>
        <source>Open the recording of %1</source>
        <translation>打开录制：%1</translation>
    </message>
    <message>
        <source>Delete this recording</source>
        <translation>删除此录制</translation>
    </message>
    <message>
        <source>Delete the recording of %1</source>
        <translation>删除录制：%1</translation>
    </message>
    <message>
        <source>More are in the File menu.</source>
        <translation>更多录制见“文件”菜单。</translation>
    </message>
</context>
<context>
    <name>EventSource</name>
    <message>
        <source>The server answered 204 No Content: the stream is over.</source>
        <translation>服务器返回 204 No Content：事件流已结束。</translation>
    </message>
    <message>
        <source>The server answered %1 instead of 200 OK.</source>
        <translation>服务器返回 %1，而不是 200 OK。</translation>
    </message>
    <message>
        <source>The response has no Content-Type; an event stream must say text/event-stream.</source>
        <translation>响应没有 Content-Type；事件流必须声明 text/event-stream。</translation>
    </message>
    <message>
        <source>The response is “%1”, not text/event-stream.</source>
        <translation>响应类型是“%1”，而不是 text/event-stream。</translation>
    </message>
    <message>
        <source>The server answered %1 without a URL to go to.</source>
        <translation>服务器返回 %1，但没有给出要转向的 URL。</translation>
    </message>
    <message>
        <source>The server redirected more than %1 times.</source>
        <translation>服务器重定向超过 %1 次。</translation>
    </message>
    <message>
        <source>The server ended the stream after %1.</source>
        <translation>服务器在发送 %1 后结束了事件流。</translation>
    </message>
    <message>
        <source>Given up for another attempt.</source>
        <translation>已放弃，改为重新尝试。</translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation>已由您停止。</translation>
    </message>
    <message>
        <source>The connection was dropped on this side.</source>
        <translation>连接已由本端断开。</translation>
    </message>
    <message>
        <source>The response is compressed with “%1”, which was not asked for.</source>
        <translation>响应以“%1”压缩，而请求并未要求这种压缩。</translation>
    </message>
    <message>
        <source>The compressed body is damaged.</source>
        <translation>压缩的响应体已损坏。</translation>
    </message>
    <message>
        <source>Nothing came for %1 s.</source>
        <translation>已有 %1 秒没有收到任何数据。</translation>
    </message>
    <message>
        <source>It was inside an event, of which %1 are discarded.</source>
        <translation>当时正处于一个事件之中，其中 %1 已被丢弃。</translation>
    </message>
    <message>
        <source>longer with each of %1 failed attempts</source>
        <translation>随 %1 次失败的尝试逐次延长</translation>
    </message>
    <message>
        <source>the server&apos;s Retry-After</source>
        <translation>服务器的 Retry-After</translation>
    </message>
    <message>
        <source>The server answered %1 with a URL that is of no use: %2</source>
        <translation>服务器回复了 %1，但给出的 URL 无法使用：%2</translation>
    </message>
    <message>
        <source>the reconnection time</source>
        <translation>重连时间</translation>
    </message>
</context>
<context>
    <name>EventTableModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>另有 %1 项。</translation>
    </message>
    <message>
        <source>Only the first %1 were looked at.</source>
        <translation>只检查了前 %1。</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>已加书签</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>Into what? Name a format, as in “--to ndjson”: sse, plain, ndjson, csv or har.</source>
        <translation>导出为什么格式？请指定，例如“--to ndjson”：sse、plain、ndjson、csv 或 har。</translation>
    </message>
    <message>
        <source>--to wants sse, plain, ndjson, csv or har, not “%1”.</source>
        <translation>--to 须为 sse、plain、ndjson、csv 或 har，而不是“%1”。</translation>
    </message>
    <message>
        <source>Name one recording, as in “sgauge export --to csv orders.sse”.</source>
        <translation>请指定一个录制，例如“sgauge export --to csv orders.sse”。</translation>
    </message>
    <message>
        <source>%1 is there already; --force writes over it.</source>
        <translation>%1 已存在；使用 --force 可覆盖它。</translation>
    </message>
    <message>
        <source>write a recording in another form</source>
        <translation>以其他格式写出录制</translation>
    </message>
    <message>
        <source>Write a recording, or some of its rows, in another form.

Usage: sgauge export --to FORMAT [OPTION…] FILE

  --to FORMAT            sse: a recording; plain: the bytes of the stream alone;
                         ndjson: as sgauge tail --json prints it; csv: for spreadsheets;
                         har: for the developer tools of browsers
  --filter FILTER        only the rows that match, such as &apos;type:order size&gt;1kb&apos;
  -o, --output FILE      into this file instead of stdout
  --force                write over that file

FILE is a recording, or what can be made one: what curl -N or curl -i has printed,
an HTTP Archive (.har), JSON lines.

Examples:
  sgauge export --to csv orders.sse -o orders.csv
  sgauge export --to ndjson --filter &apos;jq:(.price &gt; 100)&apos; orders.sse
  sgauge export --to sse devtools.har -o devtools.sse

Exit codes: 0 if all was written; 1 if FILE cannot be read to its end or the output
not be written; 2 wrong command line.
</source>
        <translation>以其他格式写出录制或其中的部分行。

用法：sgauge export --to FORMAT [选项…] 文件

  --to FORMAT            sse：录制；plain：只有事件流的字节；
                         ndjson：同 sgauge tail --json 的输出；csv：用于电子表格；
                         har：用于浏览器的开发者工具
  --filter FILTER        只写出匹配的行，例如 &apos;type:order size&gt;1kb&apos;
  -o, --output FILE      写入此文件，而不是 stdout
  --force                覆盖该文件

文件可以是录制，也可以是能转换为录制的内容：curl -N 或 curl -i 打印的内容、
HTTP 归档（.har）、JSON 行。

示例：
  sgauge export --to csv orders.sse -o orders.csv
  sgauge export --to ndjson --filter &apos;jq:(.price &gt; 100)&apos; orders.sse
  sgauge export --to sse devtools.har -o devtools.sse

退出码：0 已全部写出；1 无法把文件读到结尾，或无法写出结果；2 命令行有误。
</translation>
    </message>
</context>
<context>
    <name>ExportOutput</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>The export could not be written: %1.</source>
        <translation>无法写出导出内容：%1。</translation>
    </message>
    <message>
        <source>The capture cannot be read at byte %1; it may have been cut short.</source>
        <translation>无法读取录制的第 %1 字节；它可能已被截短。</translation>
    </message>
</context>
<context>
    <name>FaultBar</name>
    <message>
        <source>Drop</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Reset the connection, as if the network were lost</source>
        <translation>重置连接，如同网络中断</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>End the response properly</source>
        <translation>正常结束响应</translation>
    </message>
    <message>
        <source>Truncate</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>End it without the last chunk</source>
        <translation>不发送最后一个分块即结束</translation>
    </message>
    <message>
        <source>Stall…</source>
        <translation>停顿…</translation>
    </message>
    <message>
        <source>Send nothing for some time</source>
        <translation>一段时间内不发送任何内容</translation>
    </message>
    <message>
        <source>Drip…</source>
        <translation>慢速…</translation>
    </message>
    <message>
        <source>Send slowly, so many bytes a second</source>
        <translation>缓慢发送，每秒若干字节</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Send the next event twice</source>
        <translation>下一个事件发送两次</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Do not send the next event</source>
        <translation>不发送下一个事件</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Send the next event behind the one after it</source>
        <translation>把下一个事件放到其后一个之后发送</translation>
    </message>
    <message>
        <source>503…</source>
        <translation>503…</translation>
    </message>
    <message>
        <source>Answer the next attempts with 503, whoever makes them</source>
        <translation>以 503 应答接下来的连接，不论来自谁</translation>
    </message>
    <message>
        <source>Send nothing for</source>
        <translation>停止发送</translation>
    </message>
    <message>
        <source>such as 500ms, 10s or 2m</source>
        <translation>例如 500ms、10s 或 2m</translation>
    </message>
    <message>
        <source>Stall</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Send no faster than</source>
        <translation>发送不快于</translation>
    </message>
    <message>
        <source>such as 100b/s or 2kb/s; 0 for no limit</source>
        <translation>例如 100b/s 或 2kb/s；0 表示不限</translation>
    </message>
    <message>
        <source>Drip</source>
        <translation>慢速</translation>
    </message>
    <message>
        <source>Attempts to answer with 503</source>
        <translation>以 503 应答的连接次数</translation>
    </message>
    <message>
        <source>how many; 0 to answer all again</source>
        <translation>次数；0 表示恢复正常</translation>
    </message>
    <message>
        <source>Type a number, such as 3.</source>
        <translation>请输入数字，例如 3。</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Recording (*.sse)</source>
        <translation>录制 (*.sse)</translation>
    </message>
    <message>
        <source>Plain event stream (*.txt)</source>
        <translation>纯事件流 (*.txt)</translation>
    </message>
    <message>
        <source>JSON lines (*.ndjson)</source>
        <translation>JSON 行 (*.ndjson)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>HTTP Archive (*.har)</source>
        <translation>HTTP 归档 (*.har)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近使用的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Recordings &amp;not saved</source>
        <translation>未保存的录制(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Open recordings</source>
        <translation>打开录制</translation>
    </message>
    <message>
        <source>All that can be opened (*.sse *.txt *.har *.ndjson *.jsonl *.http)</source>
        <translation>所有可打开的文件 (*.sse *.txt *.har *.ndjson *.jsonl *.http)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the recording</source>
        <translation>保存录制</translation>
    </message>
    <message>
        <source>Saved as %1. What arrives from now on is written there, too.</source>
        <translation>已保存为 %1。此后收到的内容也会写入其中。</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Discard all</source>
        <translation>全部丢弃(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>Yes, delete %n recordings (%1)</source>
        <translation>
            <numerusform>是，删除 %n 个录制（%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All rows…</source>
        <translation>所有行(&amp;A)…</translation>
    </message>
    <message>
        <source>Rows that the &amp;filter finds…</source>
        <translation>过滤器找到的行(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Selected rows…</source>
        <translation>所选行(&amp;S)…</translation>
    </message>
    <message>
        <source>Export rows</source>
        <translation>导出行</translation>
    </message>
    <message>
        <source>There are no rows yet.</source>
        <translation>还没有任何行。</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>正在写入 %1……</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>已导出到 %1。</translation>
    </message>
    <message>
        <source>&amp;Limit of recordings not saved</source>
        <translation>未保存录制的上限(&amp;L)</translation>
    </message>
    <message>
        <source>Record &amp;credentials and cookies, too</source>
        <translation>同时录制凭据和 Cookie(&amp;C)</translation>
    </message>
</context>
<context>
    <name>FileEdit</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>选择文件：%1</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter: words, type:tick, size&gt;1kb, jq:(.price &gt; 100)</source>
        <translation>过滤：词语、type:tick、size&gt;1kb、jq:(.price &gt; 100)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>Shows the rows that match. Ctrl+Space: what may stand here; up and down: earlier filters.</source>
        <translation>显示匹配的行。Ctrl+Space：此处可用的写法；上下方向键：以前的过滤器。</translation>
    </message>
    <message>
        <source>What may stand here</source>
        <translation>此处可以书写的内容</translation>
    </message>
    <message>
        <source>&amp;Keep this filter</source>
        <translation>保留此过滤器(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Colour its rows</source>
        <translation>为找到的行着色(&amp;C)</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Rows that this filter finds have no colour of its own</source>
        <translation>此过滤器找到的行不另行着色</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以前使用</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>忘记(&amp;F)</translation>
    </message>
    <message>
        <source>All earlier ones</source>
        <translation>所有以前的过滤器</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in all rows, with the words of the filter</source>
        <translation>在所有行中查找，写法与过滤器相同</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一个匹配项（Shift+F3）</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一个匹配项（F3）</translation>
    </message>
    <message>
        <source>End the search (Esc)</source>
        <translation>结束查找（Esc）</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hits</source>
        <translation>
            <numerusform>%n 个匹配项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>What is noteworthy in the selected row</source>
        <translation>所选行中值得注意之处</translation>
    </message>
    <message>
        <source>%1 more of this kind</source>
        <translation>还有 %1 项同类情况</translation>
    </message>
</context>
<context>
    <name>FindingText</name>
    <message>
        <source>The field “%1” means nothing in an event stream: clients ignore this line.</source>
        <translation>字段“%1”在事件流中没有意义：客户端会忽略这一行。</translation>
    </message>
    <message>
        <source>The id “%1” has a NUL character and does not count: the last event ID stays as it was.</source>
        <translation>id“%1”含有 NUL 字符，不起作用：最后事件 ID 保持不变。</translation>
    </message>
    <message>
        <source>“%1” is not digits only, so the reconnection time stays as it was. Write milliseconds, such as “retry: 3000”.</source>
        <translation>“%1”不全是数字，因此重连时间保持不变。请写毫秒数，例如“retry: 3000”。</translation>
    </message>
    <message>
        <source>From now on clients come back %1 ms after the connection is lost. The unit is milliseconds, not seconds.</source>
        <translation>此后客户端在连接断开 %1 ms 后就会重连。单位是毫秒，不是秒。</translation>
    </message>
    <message>
        <source>This event has another “%1” already, which no longer counts. Is a blank line missing between two events?</source>
        <translation>此事件中已有一个“%1”，前一个不再起作用。两个事件之间是否缺少空行？</translation>
    </message>
    <message>
        <source>Without a “data” line there is no event: clients are told nothing of this “%1”. A line “data:” with no value is enough.</source>
        <translation>没有“data”行就没有事件：客户端不会得知这个“%1”。加上一行没有值的“data:”即可。</translation>
    </message>
    <message>
        <source>This sets the last event ID to “%1”. Without a “data” line there is no event.</source>
        <translation>这里把最后事件 ID 设为“%1”。没有“data”行，因此没有事件。</translation>
    </message>
    <message>
        <source>The stream ended before the blank line that ends an event: clients discard all of this, and its id. If nothing else is missing, the server forgets the blank line.</source>
        <translation>事件流在结束事件的空行之前就结束了：客户端会丢弃这里的全部内容，包括其 id。如果其他内容都完整，就是服务器漏发了空行。</translation>
    </message>
    <message>
        <source>Here are a backslash and an “n” instead of a line end, so the event never ends. The server must send the character itself.</source>
        <translation>这里是一个反斜杠和一个“n”，而不是换行符，因此事件永远不会结束。服务器必须发送换行符本身。</translation>
    </message>
    <message>
        <source>No space follows the colon after “%1”. That is right, but sent in this way a value loses a space that it begins with.</source>
        <translation>“%1”的冒号后没有空格。这是正确的，但这样发送时，值若以空格开头，就会丢失这个空格。</translation>
    </message>
    <message>
        <source>Only one space after the colon is dropped. The value of “%1” begins with the blank that follows and is not equal to the value without it.</source>
        <translation>冒号后只去掉一个空格。“%1”的值以其后的空白开头，与没有该空白的值不相等。</translation>
    </message>
    <message>
        <source>Only one space after the colon is dropped: the data begins with the blank that follows.</source>
        <translation>冒号后只去掉一个空格：数据以其后的空白开头。</translation>
    </message>
    <message>
        <source>The value of “%1” ends with a blank, which is part of it: it is not equal to the value without it.</source>
        <translation>“%1”的值以空白结尾，该空白是值的一部分：它与没有该空白的值不相等。</translation>
    </message>
    <message>
        <source>Lines end differently here (%1). That is right, but clients that look for one kind of blank line miss the end of the event.</source>
        <translation>这里的换行方式不一致（%1）。这是正确的，但只查找某一种空行的客户端会错过事件的结尾。</translation>
    </message>
    <message>
        <source>These bytes are not UTF-8: clients read “�” instead (%1 in all). An event stream is always read as UTF-8.</source>
        <translation>这些字节不是 UTF-8：客户端会读成“�”（共 %1 处）。事件流总是按 UTF-8 读取。</translation>
    </message>
    <message>
        <source>Clients drop a byte order mark at the start of a stream. Simple ones may not, and miss the first field.</source>
        <translation>客户端会去掉事件流开头的字节顺序标记。简单的客户端可能不会去掉，从而漏掉第一个字段。</translation>
    </message>
    <message>
        <source>In a browser an event of type “%1” goes to listeners added for that type; “onmessage” is not called.</source>
        <translation>在浏览器中，类型为“%1”的事件只交给为该类型添加的监听器，不会调用“onmessage”。</translation>
    </message>
    <message>
        <source>The Content-Type is “%1”, not “text/event-stream”: a browser refuses the stream and does not come back.</source>
        <translation>Content-Type 是“%1”，而不是“text/event-stream”：浏览器会拒绝此事件流，并且不再重连。</translation>
    </message>
    <message>
        <source>The charset “%1” does not count: an event stream is always read as UTF-8.</source>
        <translation>字符集“%1”不起作用：事件流总是按 UTF-8 读取。</translation>
    </message>
    <message>
        <source>The stream ends after %1 bytes, as Content-Length says; clients then ask for it again.</source>
        <translation>按照 Content-Length，事件流在 %1 字节后结束；之后客户端会再次请求。</translation>
    </message>
    <message>
        <source>The stream is compressed (%1): events are in time only if the compressor is flushed after each of them.</source>
        <translation>事件流经过压缩（%1）：只有在每个事件之后都刷新压缩器，事件才能及时到达。</translation>
    </message>
    <message>
        <source>“Cache-Control: %1” lets a cache on the way answer others with this stream. “no-store” forbids that.</source>
        <translation>“Cache-Control: %1”允许途中的缓存用此事件流应答其他请求。“no-store”可以禁止这样做。</translation>
    </message>
    <message>
        <source>Neither “Cache-Control: no-transform” is there, which asks proxies not to compress the stream, nor “X-Accel-Buffering: no”, which asks nginx not to buffer it. nginx obeys the latter without handing it on.</source>
        <translation>既没有“Cache-Control: no-transform”（要求代理不要压缩事件流），也没有“X-Accel-Buffering: no”（要求 nginx 不要缓冲事件流）。nginx 遵守后者，但不会把它传下去。</translation>
    </message>
    <message>
        <source>Events arrive together that tell of times up to %1 s apart: the server or something on the way holds them back. With nginx “proxy_buffering off” helps, or the response header “X-Accel-Buffering: no”.</source>
        <translation>一起到达的事件所带的时间相差多达 %1 秒：服务器或途中的某个环节压住了它们。对于 nginx，可以使用“proxy_buffering off”，或响应头“X-Accel-Buffering: no”。</translation>
    </message>
    <message>
        <source>Lines arrive in pieces, the end of them only after a pause: something on the way hands on nothing but full buffers. With nginx “proxy_buffering off” helps, or the response header “X-Accel-Buffering: no”.</source>
        <translation>行被分成几段到达，停顿之后才到其结尾：途中的某个环节只传送装满的缓冲区。对于 nginx，可以使用“proxy_buffering off”，或响应头“X-Accel-Buffering: no”。</translation>
    </message>
    <message>
        <source>Lines of the compressed stream arrive in pieces, the end of them only after a pause: the compressor holds back what it has. It must be flushed after each event, which nginx does with “proxy_buffering off”, or left out.</source>
        <translation>压缩事件流的行被分成几段到达，停顿之后才到其结尾：压缩器压住了已有的内容。必须在每个事件之后刷新压缩器（nginx 使用“proxy_buffering off”即可），或者不压缩。</translation>
    </message>
    <message>
        <source>A byte order mark is dropped at the start of a stream only. Here it makes “%1” an unknown field: clients ignore this line.</source>
        <translation>字节顺序标记只有在事件流开头才会被去掉。它在这里使“%1”成为未知字段：客户端会忽略这一行。</translation>
    </message>
    <message>
        <source>Names are case-sensitive, and the field “%1” means nothing in an event stream: clients ignore this line. Write “%2”.</source>
        <translation>字段名区分大小写，字段“%1”在事件流中没有意义：客户端会忽略这一行。请写“%2”。</translation>
    </message>
    <message>
        <source>The field “%1” means nothing in an event stream: clients ignore this line. Did you mean “%2”?</source>
        <translation>字段“%1”在事件流中没有意义：客户端会忽略这一行。您是不是想用“%2”？</translation>
    </message>
    <message>
        <source>“%1” is no field of an event stream: clients ignore this line. Each line of data needs “data:” in front of it.</source>
        <translation>“%1”不是事件流的字段：客户端会忽略这一行。每一行数据前面都需要“data:”。</translation>
    </message>
    <message>
        <source>In a browser an event of type “%1” also calls “on%1”, as if something had become of the connection.</source>
        <translation>在浏览器中，类型为“%1”的事件也会调用“on%1”，就像连接发生了变化一样。</translation>
    </message>
    <message>
        <source>The response has no Content-Type. It must be “text/event-stream”: a browser refuses the stream and does not come back.</source>
        <translation>响应没有 Content-Type。它必须是“text/event-stream”：浏览器会拒绝此事件流，并且不再重连。</translation>
    </message>
    <message>
        <source>The stream arrives in blocks of %1 bytes, which end in the middle of a line: something on the way hands on nothing but full buffers. With nginx “proxy_buffering off” helps, or the response header “X-Accel-Buffering: no”.</source>
        <translation>事件流以 %1 字节的块到达，块的末尾在一行的中间：途中的某个环节只传送装满的缓冲区。对于 nginx，可以使用“proxy_buffering off”，或响应头“X-Accel-Buffering: no”。</translation>
    </message>
</context>
<context>
    <name>ForeignEvents</name>
    <message>
        <source>Ids and types that no stream can have are left out, and each line end in data is one LF.</source>
        <translation>已略去事件流中不可能出现的 id 和类型；数据中的每个换行都是一个 LF。</translation>
    </message>
</context>
<context>
    <name>ForeignFile</name>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>%1 cannot be read at byte %2; it may have been cut short meanwhile.</source>
        <translation>无法读取 %1 的第 %2 字节；其间它可能已被截短。</translation>
    </message>
</context>
<context>
    <name>HarReader</name>
    <message>
        <source>There is no room for a temporary file: %1.</source>
        <translation>没有空间存放临时文件：%1。</translation>
    </message>
    <message>
        <source>%1 has a single text of more than %2 (byte %3); remove that entry.</source>
        <translation>%1 中有一段文本超过 %2（第 %3 字节）；请移除该条目。</translation>
    </message>
    <message>
        <source>%1 is no valid JSON at byte %2; it may be cut off or have been edited.</source>
        <translation>%1 在第 %2 字节处不是有效的 JSON；它可能不完整，或被编辑过。</translation>
    </message>
    <message>
        <source>%1 is no HTTP Archive: there is no list log.entries.</source>
        <translation>%1 不是 HTTP 归档：没有列表 log.entries。</translation>
    </message>
</context>
<context>
    <name>HeaderSection</name>
    <message>
        <source>Name of the header</source>
        <translation>标头名称</translation>
    </message>
    <message>
        <source>Value of the header</source>
        <translation>标头的值</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Add a header</source>
        <translation>添加标头</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>移除(&amp;E)</translation>
    </message>
    <message>
        <source>Remove the selected headers</source>
        <translation>移除所选标头</translation>
    </message>
    <message>
        <source>Paste &amp;lines</source>
        <translation>粘贴行(&amp;L)</translation>
    </message>
    <message>
        <source>Paste lines such as “Name: value” from the clipboard</source>
        <translation>从剪贴板粘贴“名称: 值”形式的行</translation>
    </message>
    <message>
        <source>Headers of the request</source>
        <translation>请求的标头</translation>
    </message>
</context>
<context>
    <name>HeaderTableModel</name>
    <message>
        <source>This header has no name.</source>
        <translation>此标头没有名称。</translation>
    </message>
    <message>
        <source>New header</source>
        <translation>新标头</translation>
    </message>
    <message>
        <source>Value of a new header</source>
        <translation>新标头的值</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>There is no command “%1”; “sgauge help” lists them.</source>
        <translation>没有命令“%1”；“sgauge help”会列出所有命令。</translation>
    </message>
    <message>
        <source>There is no command “%1”; did you mean “%2”?</source>
        <translation>没有命令“%1”；您是不是想用“%2”？</translation>
    </message>
    <message>
        <source>Watch, record and simulate Server-Sent Events in the terminal.

Usage: sgauge COMMAND [ARGUMENT…]

%1  help    explain a command: sgauge help tail

Examples:
  sgauge serve demo                       a lively stream to try things on
  sgauge tail http://127.0.0.1:8080/demo  watch it, in another terminal

Exit codes: 0 success, 1 the stream or server failed, 2 wrong command line.
</source>
        <translation>在终端中查看、录制和模拟服务器发送事件（Server-Sent Events）。

用法：sgauge 命令 [参数…]

%1  help    说明某个命令：sgauge help tail

示例：
  sgauge serve demo                       一个内容丰富、可供试用的事件流
  sgauge tail http://127.0.0.1:8080/demo  在另一个终端中查看它

退出码：0 成功；1 事件流或服务器失败；2 命令行有误。
</translation>
    </message>
</context>
<context>
    <name>HttpExchange</name>
    <message>
        <source>There is no way to %1 through the proxy %2: %3.</source>
        <translation>无法通过代理 %2 到达 %1：%3。</translation>
    </message>
    <message>
        <source>Nothing is listening at %1 (connection refused).</source>
        <translation>%1 上没有服务在监听（连接被拒绝）。</translation>
    </message>
    <message>
        <source>There is no host named “%1”.</source>
        <translation>找不到名为“%1”的主机。</translation>
    </message>
    <message>
        <source>%1 closed the connection without an HTTP response.</source>
        <translation>%1 没有给出 HTTP 响应就关闭了连接。</translation>
    </message>
    <message>
        <source>%1 cut the connection after %2.</source>
        <translation>%1 在 %2 之后切断了连接。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 未能及时应答。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2</source>
        <translation>%1 的证书不受信任：%2</translation>
    </message>
    <message>
        <source>No TLS connection to %1: %2.</source>
        <translation>无法与 %1 建立 TLS 连接：%2。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost: %2</source>
        <translation>与 %1 的连接已断开：%2</translation>
    </message>
    <message>
        <source>%1 does not speak TLS; try http:// instead of https://.</source>
        <translation>%1 使用的不是 TLS；请把 https:// 改为 http:// 再试。</translation>
    </message>
</context>
<context>
    <name>HttpRequestText</name>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>There is no certificate in PEM format in “%1”.</source>
        <translation>“%1”中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>The password does not open the key in “%1”.</source>
        <translation>密码无法解开“%1”中的密钥。</translation>
    </message>
    <message>
        <source>There is no private key in PEM format in “%1”.</source>
        <translation>“%1”中没有 PEM 格式的私钥。</translation>
    </message>
</context>
<context>
    <name>ImportTarget</name>
    <message>
        <source>Secrets in headers and URLs are hidden.</source>
        <translation>标头和 URL 中的敏感信息已隐藏。</translation>
    </message>
    <message>
        <source>Headers with names that HTTP/1.1 does not allow are left out.</source>
        <translation>已略去名称不符合 HTTP/1.1 规定的标头。</translation>
    </message>
    <message>
        <source>Of responses that are no stream, only the first %1 bytes are kept.</source>
        <translation>对于不是事件流的响应，只保留前 %1 字节。</translation>
    </message>
</context>
<context>
    <name>JqExpression</name>
    <message>
        <source>jq does not understand this program: %1.</source>
        <translation>jq 无法理解此程序：%1。</translation>
    </message>
</context>
<context>
    <name>JsonCheckText</name>
    <message>
        <source>Not JSON from line %1, column %2 on</source>
        <translation>从第 %1 行第 %2 列起不是 JSON</translation>
    </message>
</context>
<context>
    <name>JsonTreeModel</name>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>LineError</name>
    <message>
        <source>This quotation is never closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>A blank is expected after the closing quotation mark.</source>
        <translation>右引号之后应有空格。</translation>
    </message>
    <message>
        <source>\x needs two hexadecimal digits, such as \xC3.</source>
        <translation>\x 之后需要两位十六进制数字，例如 \xC3。</translation>
    </message>
    <message>
        <source>Unknown escape; there are \&quot; \\ \n \r \t \xHH \u{H…}.</source>
        <translation>未知的转义；可用的有 \&quot; \\ \n \r \t \xHH \u{H…}。</translation>
    </message>
    <message>
        <source>\u needs a character&apos;s number, such as \u{1F600}.</source>
        <translation>\u 之后需要字符编号，例如 \u{1F600}。</translation>
    </message>
    <message>
        <source>@%1 needs exactly one value, as in @%1 %2.</source>
        <translation>@%1 需要且只需要一个值，例如 @%1 %2。</translation>
    </message>
    <message>
        <source>@streamgauge stands once, at the top of the file.</source>
        <translation>@streamgauge 只能在文件开头出现一次。</translation>
    </message>
    <message>
        <source>This version reads files of format 1, not %1.</source>
        <translation>此版本读取格式 1 的文件，而不是格式 %1。</translation>
    </message>
    <message>
        <source>@route needs a method in capitals and a path: @route GET /orders.</source>
        <translation>@route 需要大写的方法和路径：@route GET /orders。</translation>
    </message>
    <message>
        <source>A file answers one route; this is the second.</source>
        <translation>一个文件只应答一个路由；这是第二个。</translation>
    </message>
    <message>
        <source>%1 is answered by the server itself; choose GET, POST or another method.</source>
        <translation>%1 由服务器自行应答；请选择 GET、POST 或其他方法。</translation>
    </message>
    <message>
        <source>A route is a path alone; the query is available as {{query.name}}.</source>
        <translation>路由只包含路径；查询参数可用 {{query.name}} 取得。</translation>
    </message>
    <message>
        <source>@connection counts attempts from 1: @connection 2, 2..4 or 3.. .</source>
        <translation>@connection 从 1 开始计数：@connection 2、2..4 或 3..。</translation>
    </message>
    <message>
        <source>@template is either on or off.</source>
        <translation>@template 只能是 on 或 off。</translation>
    </message>
    <message>
        <source>@seed needs a whole number, as in @seed 42.</source>
        <translation>@seed 需要整数，例如 @seed 42。</translation>
    </message>
    <message>
        <source>@hang lasts for ever and takes no value; see @silence.</source>
        <translation>@hang 永远持续，不带值；参见 @silence。</translation>
    </message>
    <message>
        <source>@repeat needs a number from 1 to %1, or forever.</source>
        <translation>@repeat 需要 1 到 %1 的数字，或 forever。</translation>
    </message>
    <message>
        <source>@repeat can be nested %1 deep, not deeper.</source>
        <translation>@repeat 最多嵌套 %1 层。</translation>
    </message>
    <message>
        <source>@end takes no value.</source>
        <translation>@end 不带值。</translation>
    </message>
    <message>
        <source>This @end has no @repeat to close.</source>
        <translation>此 @end 没有对应的 @repeat。</translation>
    </message>
    <message>
        <source>The loop that ends here goes on for ever without sending or waiting.</source>
        <translation>在此结束的循环会永远进行，却既不发送也不等待。</translation>
    </message>
    <message>
        <source>@eof is one of close, hold, loop, no-content.</source>
        <translation>@eof 只能是 close、hold、loop 或 no-content。</translation>
    </message>
    <message>
        <source>@%1 takes only a probability from 0 to 1, as in @%1 p=0.05.</source>
        <translation>@%1 只接受 0 到 1 的概率，例如 @%1 p=0.05。</translation>
    </message>
    <message>
        <source>The bytes of @raw stand in quotation marks.</source>
        <translation>@raw 的字节要写在引号内。</translation>
    </message>
    <message>
        <source>%1 is not a time; write one such as 300ms, 1.5s or 2m.</source>
        <translation>%1 不是时间；请写成 300ms、1.5s 或 2m 这样的形式。</translation>
    </message>
    <message>
        <source>A time cannot be longer than 1000h.</source>
        <translation>时间不能超过 1000h。</translation>
    </message>
    <message>
        <source>The time %1 needs a unit: us, ms, s, m or h.</source>
        <translation>时间 %1 需要单位：us、ms、s、m 或 h。</translation>
    </message>
    <message>
        <source>%1 is not a unit of time; use us, ms, s, m or h.</source>
        <translation>%1 不是时间单位；请用 us、ms、s、m 或 h。</translation>
    </message>
    <message>
        <source>This range ends before it begins.</source>
        <translation>此范围的终点早于起点。</translation>
    </message>
    <message>
        <source>After ~ a percentage is expected, such as 20%.</source>
        <translation>~ 之后应为百分比，例如 20%。</translation>
    </message>
    <message>
        <source>More than 100% would be a time before now.</source>
        <translation>超过 100% 会得到早于现在的时间。</translation>
    </message>
    <message>
        <source>%1 is not a pace; write one such as 20/s or 50ms.</source>
        <translation>%1 不是节奏；请写成 20/s 或 50ms 这样的形式。</translation>
    </message>
    <message>
        <source>@%1 must stand before the first field and the first time directive of its part.</source>
        <translation>@%1 必须位于该部分的第一个字段和第一个时间指令之前。</translation>
    </message>
    <message>
        <source>There is no directive %1</source>
        <translation>没有指令 %1</translation>
    </message>
    <message>
        <source>; did you mean @%1?</source>
        <translation>；您是不是想用 @%1？</translation>
    </message>
    <message>
        <source>; a comment that is to be sent with an @ in front is written &quot;: @@…&quot;.</source>
        <translation>；要发送以 @ 开头的注释，请写作 &quot;: @@…&quot;。</translation>
    </message>
    <message>
        <source>Placeholders work in data, id and event, not in retry.</source>
        <translation>占位符可用于 data、id 和 event，不能用于 retry。</translation>
    </message>
    <message>
        <source>This @repeat has no @end in its part.</source>
        <translation>此 @repeat 在其部分内没有 @end。</translation>
    </message>
    <message>
        <source>@eof loop needs a field, or a directive that takes time, to repeat.</source>
        <translation>@eof loop 需要有可重复的字段或耗时的指令。</translation>
    </message>
    <message>
        <source>@status needs a number from 200 to 599, such as @status 503.</source>
        <translation>@status 需要 200 到 599 的数字，例如 @status 503。</translation>
    </message>
    <message>
        <source>retry-after needs seconds or a date in quotation marks.</source>
        <translation>retry-after 需要秒数，或写在引号内的日期。</translation>
    </message>
    <message>
        <source>@status takes retry-after=… and body=&quot;…&quot;, not %1.</source>
        <translation>@status 接受 retry-after=… 和 body=&quot;…&quot;，不接受 %1。</translation>
    </message>
    <message>
        <source>@header needs a name and a value, as in @header X-Id: 7, or -Name to leave one out.</source>
        <translation>@header 需要名称和值，例如 @header X-Id: 7；用 -Name 去掉某个标头。</translation>
    </message>
    <message>
        <source>A header cannot contain control characters.</source>
        <translation>标头不能包含控制字符。</translation>
    </message>
    <message>
        <source>@cors needs *, origin (whichever asks), an origin such as https://example.org, or off.</source>
        <translation>@cors 需要 *、origin（请求方的来源）、https://example.org 这样的来源，或 off。</translation>
    </message>
    <message>
        <source>@keepalive needs a time, and may have a text: @keepalive 15s &quot;ping&quot;; or off.</source>
        <translation>@keepalive 需要时间，可以带文本：@keepalive 15s &quot;ping&quot;；或 off。</translation>
    </message>
    <message>
        <source>Keep-alives cannot follow faster than 1ms.</source>
        <translation>保活注释的间隔不能小于 1ms。</translation>
    </message>
    <message>
        <source>This {{ is never closed; write {{lb}} to send two braces.</source>
        <translation>此 {{ 没有闭合；要发送两个花括号，请写 {{lb}}。</translation>
    </message>
    <message>
        <source>After now only ms or unix can stand: {{now}}, {{now ms}}, {{now unix}}.</source>
        <translation>now 之后只能是 ms 或 unix：{{now}}、{{now ms}}、{{now unix}}。</translation>
    </message>
    <message>
        <source>random needs two numbers, such as {{random 1 100}} or {{random 0.00 9.99}}, of at most ten digits and nine decimals.</source>
        <translation>random 需要两个数字，例如 {{random 1 100}} 或 {{random 0.00 9.99}}，最多十位整数和九位小数。</translation>
    </message>
    <message>
        <source>The first number of random must not be greater than the second.</source>
        <translation>random 的第一个数字不能大于第二个。</translation>
    </message>
    <message>
        <source>pick needs something to choose from: {{pick red|green|blue}}.</source>
        <translation>pick 需要可选项：{{pick red|green|blue}}。</translation>
    </message>
    <message>
        <source>%1 needs a whole number up to %2.</source>
        <translation>%1 需要不超过 %2 的整数。</translation>
    </message>
    <message>
        <source>The placeholders of this line can make more than 16 MB together.</source>
        <translation>此行的占位符合起来可能超过 16 MB。</translation>
    </message>
    <message>
        <source>%1 stands alone: {{%1}}.</source>
        <translation>%1 要单独使用：{{%1}}。</translation>
    </message>
    <message>
        <source>After %1 a name is missing.</source>
        <translation>%1 之后缺少名称。</translation>
    </message>
    <message>
        <source>This placeholder is empty; write {{lb}} to send two braces.</source>
        <translation>此占位符为空；要发送两个花括号，请写 {{lb}}。</translation>
    </message>
    <message>
        <source>There is no placeholder %1</source>
        <translation>没有占位符 %1</translation>
    </message>
    <message>
        <source>; the names are %1.</source>
        <translation>；可用的名称有 %1。</translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation>；您是不是想用 %1？</translation>
    </message>
    <message>
        <source>@shared takes no value.</source>
        <translation>@shared 不带值。</translation>
    </message>
    <message>
        <source>@resume takes unknown=earliest, live, 204 or reset, and keep=N with a number up to %1.</source>
        <translation>@resume 可带 unknown=earliest、live、204 或 reset，以及 keep=N，N 不超过 %1。</translation>
    </message>
    <message>
        <source>%1 is not a speed; write one from 0.01x to 1000x.</source>
        <translation>%1 不是速度；请写 0.01x 到 1000x 之间的值。</translation>
    </message>
    <message>
        <source>A part of more than 1 MB is played from the file, as recordings are; @repeat cannot stand in it.</source>
        <translation>超过 1 MB 的部分会像录制一样直接从文件播放，其中不能有 @repeat。</translation>
    </message>
    <message>
        <source>A size cannot be larger than 1024mb.</source>
        <translation>大小不能超过 1024mb。</translation>
    </message>
    <message>
        <source>%1 is not a size; write one such as 17b, 2kb or 1mb.</source>
        <translation>%1 不是大小；请写成 17b、2kb 或 1mb 这样。</translation>
    </message>
    <message>
        <source>%1 is not a rate of bytes; write one such as 2kb/s.</source>
        <translation>%1 不是字节速率；请写成 2kb/s 这样。</translation>
    </message>
    <message>
        <source>A probability is a number from 0 to 1, as in @%1 p=0.05.</source>
        <translation>概率是 0 到 1 之间的数，例如 @%1 p=0.05。</translation>
    </message>
    <message>
        <source>@cut needs the number of bytes to send first, as in @cut 17.</source>
        <translation>@cut 需要先发送的字节数，例如 @cut 17。</translation>
    </message>
    <message>
        <source>A piece has at least 1b.</source>
        <translation>每一块至少 1b。</translation>
    </message>
    <message>
        <source>It cannot be read: %1.</source>
        <translation>无法读取：%1。</translation>
    </message>
    <message>
        <source>These are more than the 64 MB that are read without a file.</source>
        <translation>超过了不经文件可读取的 64 MB。</translation>
    </message>
    <message>
        <source>Every round of this @repeat would send the same id, so that nobody can tell where to resume; write {{seq}}, and @template on above.</source>
        <translation>此 @repeat 的每一轮都会发送相同的 id，无法判断从何处恢复；请写 {{seq}}，并在前面写 @template on。</translation>
    </message>
    <message>
        <source>@framing is one of chunked, close, or length=N with bytes.</source>
        <translation>@framing 只能是 chunked、close，或以字节计的 length=N。</translation>
    </message>
    <message>
        <source>@encoding is one of identity, gzip, gzip-noflush.</source>
        <translation>@encoding 只能是 identity、gzip、gzip-noflush 之一。</translation>
    </message>
    <message>
        <source>@eol is one of lf, crlf, cr.</source>
        <translation>@eol 只能是 lf、crlf、cr 之一。</translation>
    </message>
    <message>
        <source>@bom takes no value.</source>
        <translation>@bom 不带值。</translation>
    </message>
    <message>
        <source>@queue needs a number of events from 1 to %1, as in @queue 1000 policy=disconnect.</source>
        <translation>@queue 需要 1 到 %1 之间的事件数，例如 @queue 1000 policy=disconnect。</translation>
    </message>
    <message>
        <source>The policy of @queue is one of block, drop-oldest, drop-newest, disconnect: policy=drop-oldest.</source>
        <translation>@queue 的策略只能是 block、drop-oldest、drop-newest、disconnect 之一：policy=drop-oldest。</translation>
    </message>
    <message>
        <source>There is no method %1; %2 is probably meant.</source>
        <translation>没有方法 %1；可能是指 %2。</translation>
    </message>
</context>
<context>
    <name>LocalCertificateText</name>
    <message>
        <source>No certificate could be made: %1.</source>
        <translation>无法生成证书：%1。</translation>
    </message>
    <message>
        <source>Qt has no support for TLS here</source>
        <translation>此处的 Qt 不支持 TLS</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>The key in “%1” is encrypted. A copy without a password is made by “openssl pkey -in FILE -out COPY”.</source>
        <translation>“%1”中的密钥已加密。可用“openssl pkey -in FILE -out COPY”生成不带密码的副本。</translation>
    </message>
    <message>
        <source>There is no private key in PEM format in “%1”.</source>
        <translation>“%1”中没有 PEM 格式的私钥。</translation>
    </message>
    <message>
        <source>The key in “%1” does not belong to the first certificate in “%2”.</source>
        <translation>“%1”中的密钥与“%2”中的第一个证书不匹配。</translation>
    </message>
    <message>
        <source>“%1” is no name or address of a host that a certificate can be for.</source>
        <translation>“%1”不是可签发证书的主机名或地址。</translation>
    </message>
    <message>
        <source>There is no certificate in PEM format in “%1”.</source>
        <translation>“%1”中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>The key in “%1” is none of RSA, EC or DSA, which are all that Qt can use.</source>
        <translation>“%1”中的密钥不是 RSA、EC 或 DSA，而 Qt 只能使用这几种。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Streams</source>
        <translation>事件流</translation>
    </message>
    <message>
        <source>New stream</source>
        <translation>新建事件流</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>模拟器</translation>
    </message>
    <message>
        <source>&amp;Stream</source>
        <translation>事件流(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;New stream</source>
        <translation>新建事件流(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Type a URL</source>
        <translation>输入 URL(&amp;T)</translation>
    </message>
    <message>
        <source>Close t&amp;ab</source>
        <translation>关闭标签页(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Simulator</source>
        <translation>模拟器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Follow the newest row</source>
        <translation>跟随最新一行(&amp;F)</translation>
    </message>
    <message>
        <source>Show or hide the simulator</source>
        <translation>显示或隐藏模拟器</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Play the &amp;demo stream</source>
        <translation>播放演示流(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Streamgauge</source>
        <translation>关于 Streamgauge(&amp;A)</translation>
    </message>
    <message>
        <source>Close this stream</source>
        <translation>关闭此事件流</translation>
    </message>
    <message>
        <source>About Streamgauge</source>
        <translation>关于 Streamgauge</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Streamgauge %1&lt;/h3&gt;&lt;p&gt;Inspects, simulates, records and replays Server-Sent Events.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Streamgauge %1&lt;/h3&gt;&lt;p&gt;检查、模拟、录制和回放服务器发送事件（Server-Sent Events）。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The last event id is forgotten.</source>
        <translation>已忘记最近的事件 id。</translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation>请求(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Paste curl command</source>
        <translation>粘贴 curl 命令(&amp;P)</translation>
    </message>
    <message>
        <source>Copy as c&amp;url</source>
        <translation>复制为 curl 命令(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Attempts</source>
        <translation>连接尝试(&amp;A)</translation>
    </message>
    <message>
        <source>The request is on the clipboard, as a curl command.</source>
        <translation>请求已作为 curl 命令复制到剪贴板。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>过滤(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>查找(&amp;I)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Go to a number or time…</source>
        <translation>转到编号或时间(&amp;G)…</translation>
    </message>
    <message>
        <source>Set or remove a &amp;bookmark</source>
        <translation>添加或移除书签(&amp;B)</translation>
    </message>
    <message>
        <source>Next b&amp;ookmark</source>
        <translation>下一个书签(&amp;O)</translation>
    </message>
    <message>
        <source>Pre&amp;vious bookmark</source>
        <translation>上一个书签(&amp;V)</translation>
    </message>
    <message>
        <source>Add a &amp;column…</source>
        <translation>添加列(&amp;C)…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel what is going on</source>
        <translation>取消正在进行的操作</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Problems of the scenario</source>
        <translation>场景中的问题</translation>
    </message>
    <message>
        <source>Click to go there</source>
        <translation>点击前往</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Inspects, simulates, records and replays Server-Sent Events.</source>
        <translation>检查、模拟、录制和回放服务器发送事件（Server-Sent Events）。</translation>
    </message>
    <message>
        <source>Play the built-in demo stream and watch it.</source>
        <translation>播放并查看内置的演示流。</translation>
    </message>
    <message>
        <source>streamgauge: No display can be opened. In a terminal, “sgauge tail URL” shows a stream.</source>
        <translation>streamgauge：无法打开显示器。在终端中可用“sgauge tail URL”查看事件流。</translation>
    </message>
    <message>
        <source>URLs to watch, recordings to look at, and scenarios to play and watch.</source>
        <translation>要查看的 URL、要浏览的录制，以及要播放并查看的场景。</translation>
    </message>
</context>
<context>
    <name>PromptBar</name>
    <message>
        <source>What is wrong with it</source>
        <translation>输入内容的问题</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>关闭此栏</translation>
    </message>
    <message>
        <source>Close this line (Esc)</source>
        <translation>关闭此栏（Esc）</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>所问的内容</translation>
    </message>
</context>
<context>
    <name>PushComposer</name>
    <message>
        <source>type (message)</source>
        <translation>类型（message）</translation>
    </message>
    <message>
        <source>Event type</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>The event field</source>
        <translation>event 字段</translation>
    </message>
    <message>
        <source>id (none)</source>
        <translation>id（无）</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>事件 id</translation>
    </message>
    <message>
        <source>The id field</source>
        <translation>id 字段</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>retry</translation>
    </message>
    <message>
        <source>Event retry</source>
        <translation>事件 retry</translation>
    </message>
    <message>
        <source>The retry field, in milliseconds</source>
        <translation>retry 字段，单位为毫秒</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>推送</translation>
    </message>
    <message>
        <source>Not sent yet.</source>
        <translation>尚未发送。</translation>
    </message>
    <message>
        <source>Push the event</source>
        <translation>推送事件</translation>
    </message>
    <message>
        <source>Send the event now, between two others (Ctrl+Return)</source>
        <translation>立即在两个事件之间发送（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Events pushed before</source>
        <translation>以前推送的事件</translation>
    </message>
    <message>
        <source>Take an event back that was pushed before</source>
        <translation>取回以前推送过的事件</translation>
    </message>
    <message>
        <source>What became of the event</source>
        <translation>事件的发送结果</translation>
    </message>
    <message>
        <source>data</source>
        <translation>data</translation>
    </message>
    <message>
        <source>Event data</source>
        <translation>事件数据</translation>
    </message>
    <message>
        <source>The data, a field for each line</source>
        <translation>数据，每行一个字段</translation>
    </message>
    <message>
        <source>Clients it was sent to: %1</source>
        <translation>已发送给的客户端数：%1</translation>
    </message>
    <message>
        <source>Nothing was pushed yet</source>
        <translation>尚未推送过</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>全部忘记</translation>
    </message>
</context>
<context>
    <name>QueryError</name>
    <message>
        <source>This is no regular expression: %1.</source>
        <translation>这不是正则表达式：%1。</translation>
    </message>
    <message>
        <source>There is nothing to search for between these quotes.</source>
        <translation>引号之间没有要查找的内容。</translation>
    </message>
    <message>
        <source>A name is missing beside this comma.</source>
        <translation>此逗号旁缺少名称。</translation>
    </message>
    <message>
        <source>Use one of: %1.</source>
        <translation>请使用其中之一：%1。</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>您是不是想用 %1？</translation>
    </message>
    <message>
        <source>There is no kind of row %1.</source>
        <translation>没有 %1 这种行。</translation>
    </message>
    <message>
        <source>There is no rule %1.</source>
        <translation>没有规则 %1。</translation>
    </message>
    <message>
        <source>There is no field %1; did you mean %2? To search for a text, put it in quotes.</source>
        <translation>没有字段 %1；您是不是想用 %2？要查找文本，请将其写在引号内。</translation>
    </message>
    <message>
        <source>There is no field %1. For a member of JSON write jq:(.price &gt; 100); to search for a text, put it in quotes.</source>
        <translation>没有字段 %1。要查 JSON 的成员，请写 jq:(.price &gt; 100)；要查找文本，请将其写在引号内。</translation>
    </message>
    <message>
        <source>The field %1 has no order; write %1: and what to look for.</source>
        <translation>字段 %1 不能比较大小；请写 %1: 和要查找的内容。</translation>
    </message>
    <message>
        <source>Behind this a value is missing: %1.</source>
        <translation>其后缺少值：%1。</translation>
    </message>
    <message>
        <source>This jq program is never closed: put a ) at its end.</source>
        <translation>此 jq 程序没有闭合：请在末尾加上 )。</translation>
    </message>
    <message>
        <source>Put the jq program in parentheses: jq:(.price &gt; 100).</source>
        <translation>请将 jq 程序写在括号内：jq:(.price &gt; 100)。</translation>
    </message>
    <message>
        <source>Behind this a jq program is missing, such as jq:(.price &gt; 100).</source>
        <translation>其后缺少 jq 程序，例如 jq:(.price &gt; 100)。</translation>
    </message>
    <message>
        <source>This phrase is never closed: put a &quot; at its end.</source>
        <translation>此短语没有闭合：请在末尾加上 &quot;。</translation>
    </message>
    <message>
        <source>This regular expression is never closed: put a / at its end, or write it in quotes to search for the text.</source>
        <translation>此正则表达式没有闭合：请在末尾加上 /；若要查找该文本，请将其写在引号内。</translation>
    </message>
    <message>
        <source>There is no ( for this ); remove it, or write it in quotes to search for it.</source>
        <translation>此 ) 没有对应的 (；请去掉它；若要查找它，请将其写在引号内。</translation>
    </message>
    <message>
        <source>Something is missing before this; to search for the word itself, write it in quotes.</source>
        <translation>其前缺少内容；若要查找这个词本身，请将其写在引号内。</translation>
    </message>
    <message>
        <source>Something is missing behind this; to search for the word itself, write it in quotes.</source>
        <translation>其后缺少内容；若要查找这个词本身，请将其写在引号内。</translation>
    </message>
    <message>
        <source>There is nothing to search for before this ); write parentheses in quotes to search for them.</source>
        <translation>此 ) 之前没有要查找的内容；若要查找括号，请将其写在引号内。</translation>
    </message>
    <message>
        <source>There are too many parentheses inside of others.</source>
        <translation>括号嵌套过深。</translation>
    </message>
    <message>
        <source>This parenthesis is never closed: put a ) behind what belongs together.</source>
        <translation>此括号没有闭合：请在同组内容之后加上 )。</translation>
    </message>
    <message>
        <source>A number is expected here, such as 100.</source>
        <translation>此处应为数字，例如 100。</translation>
    </message>
    <message>
        <source>A size is expected here, such as 200, 1kb or 1.5mb.</source>
        <translation>此处应为大小，例如 200、1kb 或 1.5mb。</translation>
    </message>
    <message>
        <source>A time is expected here, such as 10:30, 10:30:05.1 or &quot;2026-11-21 10:30&quot;.</source>
        <translation>此处应为时间，例如 10:30、10:30:05.1 或 &quot;2026-11-21 10:30&quot;。</translation>
    </message>
    <message>
        <source>Here a value is missing.</source>
        <translation>此处缺少值。</translation>
    </message>
    <message>
        <source>One of these is a time of day, the other has a day.</source>
        <translation>两者之中一个只有时刻，另一个带有日期。</translation>
    </message>
    <message>
        <source>This range ends before it begins.</source>
        <translation>此范围的终点早于起点。</translation>
    </message>
</context>
<context>
    <name>QueryWords</name>
    <message>
        <source>both; goes without saying between two words</source>
        <translation>两者都满足；两个词之间可省略</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>满足其中之一</translation>
    </message>
    <message>
        <source>what follows does not match; a - before it will do</source>
        <translation>不匹配其后的内容；也可在其前写 -</translation>
    </message>
    <message>
        <source>events of this type</source>
        <translation>此类型的事件</translation>
    </message>
    <message>
        <source>a rule for the bytes of a block</source>
        <translation>关于块中字节的规则</translation>
    </message>
    <message>
        <source>the type of an event, such as type:order or type:order*</source>
        <translation>事件的类型，例如 type:order 或 type:order*</translation>
    </message>
    <message>
        <source>an id that was sent, such as id:42</source>
        <translation>已发送的 id，例如 id:42</translation>
    </message>
    <message>
        <source>a text in the data of an event</source>
        <translation>事件数据中的文本</translation>
    </message>
    <message>
        <source>comments, or those with a text: comment:ping</source>
        <translation>注释，或含有某文本的注释：comment:ping</translation>
    </message>
    <message>
        <source>what happened to the connection, or what has a text of it</source>
        <translation>连接的动态，或含有某文本的连接动态</translation>
    </message>
    <message>
        <source>a kind of row, such as is:event or is:warning</source>
        <translation>行的种类，例如 is:event 或 is:warning</translation>
    </message>
    <message>
        <source>bytes of data, such as size&gt;1kb</source>
        <translation>数据的字节数，例如 size&gt;1kb</translation>
    </message>
    <message>
        <source>time since the row before, such as gap&gt;2s</source>
        <translation>与前一行相隔的时间，例如 gap&gt;2s</translation>
    </message>
    <message>
        <source>when it was received, such as time&gt;10:30</source>
        <translation>接收时间，例如 time&gt;10:30</translation>
    </message>
    <message>
        <source>the number of an event: number&gt;100, or #100..200</source>
        <translation>事件的编号：number&gt;100，或 #100..200</translation>
    </message>
    <message>
        <source>which attempt to connect, such as attempt:2</source>
        <translation>第几次连接尝试，例如 attempt:2</translation>
    </message>
    <message>
        <source>what is odd about the bytes: anything, or lint:cut-off</source>
        <translation>字节的异常之处：任何异常，或 lint:cut-off</translation>
    </message>
    <message>
        <source>bookmarks, or those with a text in their note</source>
        <translation>书签，或备注含有某文本的书签</translation>
    </message>
    <message>
        <source>JSON for which a jq program says so: jq:(.price &gt; 100)</source>
        <translation>符合 jq 程序的 JSON：jq:(.price &gt; 100)</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>a comment, such as a heartbeat</source>
        <translation>注释，例如心跳</translation>
    </message>
    <message>
        <source>a change of the reconnection time</source>
        <translation>重连时间的更改</translation>
    </message>
    <message>
        <source>what clients ignore</source>
        <translation>客户端会忽略的内容</translation>
    </message>
    <message>
        <source>a block that the end of the stream cut off</source>
        <translation>被事件流结尾截断的块</translation>
    </message>
    <message>
        <source>anything that happened to the connection</source>
        <translation>连接的任何动态</translation>
    </message>
    <message>
        <source>a request went out</source>
        <translation>发出了请求</translation>
    </message>
    <message>
        <source>the stream was opened</source>
        <translation>事件流已连接</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>the stream was closed for good</source>
        <translation>事件流已彻底关闭</translation>
    </message>
    <message>
        <source>something about the stream as a whole is odd</source>
        <translation>事件流整体上有异常</translation>
    </message>
    <message>
        <source>a block in which something is not right</source>
        <translation>有问题的块</translation>
    </message>
    <message>
        <source>a row with a bookmark</source>
        <translation>带书签的行</translation>
    </message>
</context>
<context>
    <name>ReadingSection</name>
    <message>
        <source>Sta&amp;ndard</source>
        <translation>标准(&amp;N)</translation>
    </message>
    <message>
        <source>Comes back as a browser does: after lost and ended streams.</source>
        <translation>像浏览器一样：断线或事件流结束后重新连接。</translation>
    </message>
    <message>
        <source>P&amp;ersistent</source>
        <translation>持久(&amp;E)</translation>
    </message>
    <message>
        <source>Also after errors such as 503, waiting longer each time.</source>
        <translation>遇到 503 等错误后也重新连接，每次等待更久。</translation>
    </message>
    <message>
        <source>&amp;Once</source>
        <translation>一次(&amp;O)</translation>
    </message>
    <message>
        <source>Never comes back by itself.</source>
        <translation>从不自动重新连接。</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Longest wait in seconds</source>
        <translation>最长等待（秒）</translation>
    </message>
    <message>
        <source>Longest &amp;wait</source>
        <translation>最长等待(&amp;W)</translation>
    </message>
    <message>
        <source>Event stream</source>
        <translation>事件流</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON 行</translation>
    </message>
    <message>
        <source>Plain lines</source>
        <translation>纯文本行</translation>
    </message>
    <message>
        <source>What the response is read as</source>
        <translation>响应的读取方式</translation>
    </message>
    <message>
        <source>Rea&amp;d as</source>
        <translation>读取为(&amp;D)</translation>
    </message>
    <message>
        <source>Accept an&amp;y content type</source>
        <translation>接受任何内容类型(&amp;Y)</translation>
    </message>
    <message>
        <source>Browsers refuse all but text/event-stream.</source>
        <translation>浏览器只接受 text/event-stream。</translation>
    </message>
    <message>
        <source>As the standard says: events end with a blank line.</source>
        <translation>按标准：事件以空行结束。</translation>
    </message>
    <message>
        <source>Each line that is not empty is an event.</source>
        <translation>每个非空行是一个事件。</translation>
    </message>
    <message>
        <source>Each line is an event.</source>
        <translation>每一行是一个事件。</translation>
    </message>
</context>
<context>
    <name>RecordBrowser</name>
    <message>
        <source>Rows that the filter finds</source>
        <translation>过滤器找到的行</translation>
    </message>
    <message>
        <source>No row matches the filter. Esc in its line removes it.</source>
        <translation>没有与过滤器匹配的行。在过滤栏中按 Esc 可将其清除。</translation>
    </message>
    <message>
        <source>Looking for rows that match …</source>
        <translation>正在查找匹配的行……</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>an event’s number, or a time such as 10:30:05 or +2m</source>
        <translation>事件的编号，或 10:30:05、+2m 这样的时间</translation>
    </message>
    <message>
        <source>There are %1 events.</source>
        <translation>共有 %1 个事件。</translation>
    </message>
    <message>
        <source>This is neither a number nor a time; write 42, 10:30:05 or +2m.</source>
        <translation>这既不是编号，也不是时间；请写 42、10:30:05 或 +2m。</translation>
    </message>
    <message>
        <source>There are no rows yet.</source>
        <translation>还没有任何行。</translation>
    </message>
    <message>
        <source>New column</source>
        <translation>新列</translation>
    </message>
    <message>
        <source>a jq expression over the data, such as .price or .delta.text</source>
        <translation>对数据求值的 jq 表达式，例如 .price 或 .delta.text</translation>
    </message>
    <message>
        <source>Write what the column shows, such as .price.</source>
        <translation>请写出该列要显示的内容，例如 .price。</translation>
    </message>
    <message>
        <source>&amp;Add a column…</source>
        <translation>添加列(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove this column</source>
        <translation>移除此列(&amp;R)</translation>
    </message>
</context>
<context>
    <name>RecordCommand</name>
    <message>
        <source>Where to? Name the file, as in “-o orders.sse”, before the URL or the word curl.</source>
        <translation>录制到哪里？请在 URL 或 curl 一词之前指定文件，例如“-o orders.sse”。</translation>
    </message>
    <message>
        <source>--max-size wants a size such as 500kB, 20MB or 2GB, not “%1”.</source>
        <translation>--max-size 需要 500kB、20MB 或 2GB 这样的大小，而不是“%1”。</translation>
    </message>
    <message>
        <source>%1 is there already; --force writes over it.</source>
        <translation>%1 已存在；使用 --force 可覆盖它。</translation>
    </message>
    <message>
        <source>record a stream into a file</source>
        <translation>把事件流录制到文件</translation>
    </message>
    <message>
        <source>Record an event stream into a file: every byte of it, when it came, and what became
of each connection. The file is a valid event stream itself. sgauge tail prints it,
sgauge serve plays it, with its timing.

Usage: sgauge record [OPTION…] -o FILE URL
       sgauge record [OPTION…] -o FILE curl ARGUMENT…

  -o, --output FILE      the file, which must not be there yet
  --force                write over FILE
  --max-size SIZE        stop with an error before FILE is larger than 500kB, 20MB,
                         2GB … (20GB)
  --keep-secrets         write credentials and cookies, too, instead of •••
%1
With --filter, FILE has everything until the recording ends, and then what matches.
What the network brings together with the last of --count events is in the file,
too. Lost connections are tried again as in a browser. Ctrl-C ends it. All that
was received is in FILE at any time, whatever happens to the program.

Examples:
  sgauge record -o demo.sse --timeout 10s http://127.0.0.1:8080/demo
  sgauge tail demo.sse
  sgauge serve demo.sse

Exit codes: 0 after --count events, if --timeout ends a stream that was open, or if
the server ends one that is not to come back; 1 if --timeout comes before --count
events or before any connection, if the stream fails for good, or if the file
cannot be written; 2 wrong command line; 130 after Ctrl-C.
</source>
        <translation>把事件流录制到文件：每一个字节、到达的时间，以及每次连接的结果。
该文件本身就是有效的事件流。sgauge tail 可以打印它，sgauge serve 可以按其
时间节奏播放它。

用法：sgauge record [选项…] -o FILE URL
      sgauge record [选项…] -o FILE curl 参数…

  -o, --output FILE      要写入的文件，必须尚不存在
  --force                覆盖 FILE
  --max-size SIZE        FILE 将要超过 500kB、20MB、2GB …… 时报错并停止
                         （20GB）
  --keep-secrets         同时写入凭据和 Cookie，而不是以 ••• 代替
%1
使用 --filter 时，FILE 在录制结束前含有全部内容，结束后只含匹配的内容。
与 --count 个事件中的最后一个一起从网络到达的内容也会写入文件。
断开的连接会像浏览器一样重试。按 Ctrl-C 结束。无论程序发生什么情况，
已收到的内容始终都在 FILE 中。

示例：
  sgauge record -o demo.sse --timeout 10s http://127.0.0.1:8080/demo
  sgauge tail demo.sse
  sgauge serve demo.sse

退出码：0 收到 --count 个事件，或 --timeout 结束了已连接的事件流，或服务器结束了
不再重连的事件流；1 --timeout 先于 --count 个事件或任何连接到来，或事件流彻底失败，
或无法写入文件；2 命令行有误；130 按 Ctrl-C 之后。
</translation>
    </message>
</context>
<context>
    <name>RecordText</name>
    <message>
        <source>comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>retry</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>The reconnection time is now %1.</source>
        <translation>重连等待时间现为 %1。</translation>
    </message>
    <message>
        <source>An event larger than %1 was passed over.</source>
        <translation>已跳过一个大于 %1 的事件。</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source> · attempt %1</source>
        <translation> · 第 %1 次尝试</translation>
    </message>
    <message>
        <source>Open · %1</source>
        <translation>已连接 · %1</translation>
    </message>
    <message>
        <source>%1 Next attempt in %2 s.</source>
        <translation>%1%2 秒后再次尝试。</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%1, written to %2</source>
        <translation>%1，已写入 %2</translation>
    </message>
    <message>
        <source>%1, %2/s, %3</source>
        <translation>%1，%2/秒，%3</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>waiting for attempt %1</source>
        <translation>等待第 %1 次尝试</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 个事件</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 个事件</translation>
    </message>
    <message>
        <source>%1, %2 in %3 s</source>
        <translation>%1，%2，用时 %3 秒</translation>
    </message>
</context>
<context>
    <name>RequestButton</name>
    <message>
        <source>Request · %1</source>
        <translation>请求 · %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Show or hide the rest of the request</source>
        <translation>显示或隐藏请求的其余部分</translation>
    </message>
    <message>
        <source>Headers, body, authorization, TLS and more</source>
        <translation>标头、正文、认证、TLS 等</translation>
    </message>
</context>
<context>
    <name>RequestDraftText</name>
    <message>
        <source>1 header</source>
        <translation>1 个标头</translation>
    </message>
    <message>
        <source>%1 headers</source>
        <translation>%1 个标头</translation>
    </message>
    <message>
        <source>credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>without id</source>
        <translation>不带 id</translation>
    </message>
    <message>
        <source>from id %1</source>
        <translation>从 id %1 起</translation>
    </message>
    <message>
        <source>uncompressed</source>
        <translation>不压缩</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>无代理</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>idle %1</source>
        <translation>空闲 %1</translation>
    </message>
    <message>
        <source>persistent</source>
        <translation>持久</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON 行</translation>
    </message>
    <message>
        <source>plain lines</source>
        <translation>纯文本行</translation>
    </message>
    <message>
        <source>any type</source>
        <translation>任何类型</translation>
    </message>
    <message>
        <source>own CA</source>
        <translation>自有 CA</translation>
    </message>
    <message>
        <source>client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>TLS exception</source>
        <translation>TLS 例外</translation>
    </message>
    <message>
        <source>The proxy needs a host and a port.</source>
        <translation>代理需要主机和端口。</translation>
    </message>
    <message>
        <source>A last event ID has no line ends and no NUL.</source>
        <translation>最近的事件 ID 不能含有换行符或 NUL。</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>重连</translation>
    </message>
</context>
<context>
    <name>RequestPanel</name>
    <message>
        <source>Parts of the request</source>
        <translation>请求的各部分</translation>
    </message>
    <message>
        <source>He&amp;aders</source>
        <translation>标头(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>正文(&amp;B)</translation>
    </message>
    <message>
        <source>A&amp;uthorization</source>
        <translation>认证(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;TLS</source>
        <translation>&amp;TLS</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>Applies at the next connection</source>
        <translation>在下次连接时生效</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Reconnect with the changed request</source>
        <translation>用更改后的请求重新连接</translation>
    </message>
</context>
<context>
    <name>RequestReading</name>
    <message>
        <source>The request head is larger than 16 KiB.</source>
        <translation>请求头超过 16 KiB。</translation>
    </message>
    <message>
        <source>Only HTTP/1.0 and HTTP/1.1 are spoken here.</source>
        <translation>此处只支持 HTTP/1.0 和 HTTP/1.1。</translation>
    </message>
    <message>
        <source>The request is malformed: %1.</source>
        <translation>请求格式有误：%1。</translation>
    </message>
    <message>
        <source>The request has more than 100 headers.</source>
        <translation>请求的标头超过 100 个。</translation>
    </message>
    <message>
        <source>The request must have exactly one Host header.</source>
        <translation>请求必须有且只有一个 Host 标头。</translation>
    </message>
    <message>
        <source>The request asks for something that is not a path.</source>
        <translation>请求的目标不是路径。</translation>
    </message>
    <message>
        <source>This port speaks plain HTTP; use http:// instead of https://.</source>
        <translation>此端口使用明文 HTTP；请用 http:// 代替 https://。</translation>
    </message>
    <message>
        <source>The request body is larger than %1 MiB.</source>
        <translation>请求正文超过 %1 MiB。</translation>
    </message>
    <message>
        <source>HTTP/1.0 has no Transfer-Encoding.</source>
        <translation>HTTP/1.0 没有 Transfer-Encoding。</translation>
    </message>
    <message>
        <source>No Transfer-Encoding but chunked is understood.</source>
        <translation>Transfer-Encoding 只支持 chunked。</translation>
    </message>
    <message>
        <source>The Host header is not a host.</source>
        <translation>Host 标头不是主机名。</translation>
    </message>
</context>
<context>
    <name>Router</name>
    <message>
        <source>There is no folder %1 to serve files from.</source>
        <translation>没有可供提供文件的文件夹 %1。</translation>
    </message>
    <message>
        <source>Two scenarios answer %1; give one of them another @route.</source>
        <translation>两个场景都应答 %1；请为其中一个指定另外的 @route。</translation>
    </message>
    <message>
        <source>%1 is not answered here, only %2.</source>
        <translation>此处不应答 %1，只应答 %2。</translation>
    </message>
    <message>
        <source>Nothing is served at %1.</source>
        <translation>%1 处没有内容。</translation>
    </message>
    <message>
        <source>There are these streams:</source>
        <translation>有以下事件流：</translation>
    </message>
</context>
<context>
    <name>RowFilter</name>
    <message>
        <source>--filter, at character %1: %2</source>
        <translation>--filter，第 %1 个字符处：%2</translation>
    </message>
</context>
<context>
    <name>ScenarioBlockLinter</name>
    <message>
        <source>This blank line ends the block: the event type of line %1 is lost, and the data below arrives as “message”. Remove the blank line.</source>
        <translation>此空行会结束该块：第 %1 行的事件类型会丢失，下面的数据将以“message”到达。请删除此空行。</translation>
    </message>
    <message>
        <source>Clients ignore an id that contains NUL. Remove that byte, or write the line with @raw if it is meant.</source>
        <translation>客户端会忽略含有 NUL 的 id。请删除该字节；若确实需要，请用 @raw 写这一行。</translation>
    </message>
    <message>
        <source>Clients ignore this line: retry is a number of milliseconds, digits alone, as in “retry: 3000”.</source>
        <translation>客户端会忽略此行：retry 是毫秒数，只能由数字组成，例如“retry: 3000”。</translation>
    </message>
    <message>
        <source>Clients ignore this line: a field has a name in lower case at the start of the line, and the colon right behind it. Write “%1:”.</source>
        <translation>客户端会忽略此行：字段名要小写并位于行首，冒号紧随其后。请写成“%1:”。</translation>
    </message>
    <message>
        <source>Clients ignore this line, because there is no field %1.</source>
        <translation>客户端会忽略此行，因为没有字段 %1。</translation>
    </message>
    <message>
        <source>Begin each line of an event&apos;s text with “data:”, and a comment with a colon.</source>
        <translation>事件文本的每一行都要以“data:”开头，注释以冒号开头。</translation>
    </message>
    <message>
        <source>Did you mean “%1:”?</source>
        <translation>是否想写“%1:”？</translation>
    </message>
    <message>
        <source>No client gets the event that ends here: its blank line is missing. Put an empty line below.</source>
        <translation>没有客户端能收到在此结束的事件：缺少空行。请在下面加一个空行。</translation>
    </message>
    <message>
        <source>Clients drop an event that has no data. Add the line “data:” below, even if nothing stands behind it.</source>
        <translation>客户端会丢弃没有 data 的事件。请在下面加一行“data:”，后面可以为空。</translation>
    </message>
</context>
<context>
    <name>ScenarioBox</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>What the simulator plays</source>
        <translation>模拟器播放的内容</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>ScenarioCompletion</name>
    <message>
        <source>the first one: directives act in this file</source>
        <translation>第一条：使此文件中的指令生效</translation>
    </message>
    <message>
        <source>GET /path: what this scenario answers</source>
        <translation>GET /path：此场景应答的请求</translation>
    </message>
    <message>
        <source>all clients get the same events</source>
        <translation>所有客户端收到相同的事件</translation>
    </message>
    <message>
        <source>2, or 3..: from here on for that attempt</source>
        <translation>2 或 3..：从此处起用于该次连接</translation>
    </message>
    <message>
        <source>503 retry-after=2: an answer that is no stream</source>
        <translation>503 retry-after=2：不是流的应答</translation>
    </message>
    <message>
        <source>Name: value of the response; -Name removes it</source>
        <translation>响应标头 Name: value；-Name 表示移除</translation>
    </message>
    <message>
        <source>* or an origin or off: who may read it</source>
        <translation>* 或来源或 off：谁可以读取</translation>
    </message>
    <message>
        <source>chunked, close or length=N: how the body ends</source>
        <translation>chunked、close 或 length=N：响应体如何结束</translation>
    </message>
    <message>
        <source>gzip, or gzip-noflush for a proxy that buffers</source>
        <translation>gzip，或 gzip-noflush 以模拟缓冲代理</translation>
    </message>
    <message>
        <source>15s: a comment after that silence</source>
        <translation>15s：静默这么久后发送注释</translation>
    </message>
    <message>
        <source>lf, crlf or cr: the line ends sent</source>
        <translation>lf、crlf 或 cr：发送的换行</translation>
    </message>
    <message>
        <source>begin with a byte order mark</source>
        <translation>以字节顺序标记开头</translation>
    </message>
    <message>
        <source>on or off: whether {{…}} is replaced</source>
        <translation>on 或 off：是否替换 {{…}}</translation>
    </message>
    <message>
        <source>42: the same random values each time</source>
        <translation>42：每次的随机值相同</translation>
    </message>
    <message>
        <source>1000 policy=drop-oldest: events kept for a slow client</source>
        <translation>1000 policy=drop-oldest：为慢客户端保留的事件</translation>
    </message>
    <message>
        <source>go on behind the Last-Event-ID</source>
        <translation>从 Last-Event-ID 之后继续</translation>
    </message>
    <message>
        <source>3s, 1s..4s or 3s~20%: then go on</source>
        <translation>3s、1s..4s 或 3s~20%：之后继续</translation>
    </message>
    <message>
        <source>60s: wait without keep-alives</source>
        <translation>60s：等待且不发送保活注释</translation>
    </message>
    <message>
        <source>+12.345s: when, since the response began</source>
        <translation>+12.345s：自响应开始起的时刻</translation>
    </message>
    <message>
        <source>20/s or 50ms: time between events</source>
        <translation>20/s 或 50ms：事件间隔</translation>
    </message>
    <message>
        <source>2x: all times that much faster</source>
        <translation>2x：所有时间按此倍数加快</translation>
    </message>
    <message>
        <source>send nothing any more, not even comments</source>
        <translation>不再发送任何内容，连注释也不发送</translation>
    </message>
    <message>
        <source>50 or forever: from here to its @end</source>
        <translation>50 或 forever：从此处到对应的 @end</translation>
    </message>
    <message>
        <source>the end of a @repeat</source>
        <translation>@repeat 的结尾</translation>
    </message>
    <message>
        <source>NAME: stand until that is signalled</source>
        <translation>NAME：停住直到收到该信号</translation>
    </message>
    <message>
        <source>TEXT: a mark in the timeline, not sent</source>
        <translation>TEXT：时间线上的标记，不发送</translation>
    </message>
    <message>
        <source>close, hold, loop or no-content: after the last line</source>
        <translation>close、hold、loop 或 no-content：最后一行之后</translation>
    </message>
    <message>
        <source>reset the connection</source>
        <translation>重置连接</translation>
    </message>
    <message>
        <source>end the response properly</source>
        <translation>正常结束响应</translation>
    </message>
    <message>
        <source>end it without the last chunk</source>
        <translation>不发送最后一个分块即结束</translation>
    </message>
    <message>
        <source>17: cut the next event after so many bytes</source>
        <translation>17：在这么多字节后切断下一个事件</translation>
    </message>
    <message>
        <source>1..8b delay=5ms: send in small pieces</source>
        <translation>1..8b delay=5ms：分成小块发送</translation>
    </message>
    <message>
        <source>2kb/s: send no faster</source>
        <translation>2kb/s：发送不快于此</translation>
    </message>
    <message>
        <source>the next event twice</source>
        <translation>下一个事件发送两次</translation>
    </message>
    <message>
        <source>the next event not at all</source>
        <translation>不发送下一个事件</translation>
    </message>
    <message>
        <source>the next event behind its successor</source>
        <translation>下一个事件放到其后继之后</translation>
    </message>
    <message>
        <source>&quot;data: \xC3&quot;: exactly these bytes</source>
        <translation>&quot;data: \xC3&quot;：原样发送这些字节</translation>
    </message>
    <message>
        <source>of recordings: when it was; no effect</source>
        <translation>用于录制：录制时间；无作用</translation>
    </message>
    <message>
        <source>of recordings: what was asked; no effect</source>
        <translation>用于录制：请求的内容；无作用</translation>
    </message>
    <message>
        <source>of recordings: a request header; no effect</source>
        <translation>用于录制：请求标头；无作用</translation>
    </message>
    <message>
        <source>of recordings: why it ended; no effect</source>
        <translation>用于录制：结束原因；无作用</translation>
    </message>
    <message>
        <source>1, 2, 3 …, counted for the route</source>
        <translation>1、2、3 …，按路由计数</translation>
    </message>
    <message>
        <source>the time, ISO 8601 in UTC</source>
        <translation>时间，ISO 8601，UTC</translation>
    </message>
    <message>
        <source>the time in ms since 1970</source>
        <translation>自 1970 年起的毫秒数</translation>
    </message>
    <message>
        <source>the time in s since 1970</source>
        <translation>自 1970 年起的秒数</translation>
    </message>
    <message>
        <source>time since the response began</source>
        <translation>自响应开始经过的时间</translation>
    </message>
    <message>
        <source>a number from 1 to 100</source>
        <translation>1 到 100 之间的数</translation>
    </message>
    <message>
        <source>one of these</source>
        <translation>其中之一</translation>
    </message>
    <message>
        <source>a random UUID</source>
        <translation>随机 UUID</translation>
    </message>
    <message>
        <source>random hexadecimal digits</source>
        <translation>随机十六进制数字</translation>
    </message>
    <message>
        <source>so many words without a meaning</source>
        <translation>若干无意义的词</translation>
    </message>
    <message>
        <source>the round of the innermost @repeat</source>
        <translation>最内层 @repeat 的轮次</translation>
    </message>
    <message>
        <source>the number of the attempt</source>
        <translation>连接的次序</translation>
    </message>
    <message>
        <source>what the client had last</source>
        <translation>客户端最后收到的 id</translation>
    </message>
    <message>
        <source>of the request: {{query.name}}</source>
        <translation>来自请求：{{query.name}}</translation>
    </message>
    <message>
        <source>of the request: {{header.name}}</source>
        <translation>来自请求：{{header.name}}</translation>
    </message>
    <message>
        <source>of the request&apos;s JSON: {{body.a.b}}</source>
        <translation>来自请求的 JSON：{{body.a.b}}</translation>
    </message>
    <message>
        <source>{{ itself</source>
        <translation>{{ 本身</translation>
    </message>
</context>
<context>
    <name>ScenarioEdit</name>
    <message>
        <source>Text of the scenario</source>
        <translation>场景文本</translation>
    </message>
    <message>
        <source>data: what is sent to clients

Ctrl+Space shows what can be written.</source>
        <translation>data: 发送给客户端的内容

Ctrl+Space 显示可以书写的内容。</translation>
    </message>
    <message>
        <source>What may stand here</source>
        <translation>此处可以书写的内容</translation>
    </message>
</context>
<context>
    <name>ScenarioEditor</name>
    <message>
        <source>Format</source>
        <translation>整理格式</translation>
    </message>
    <message>
        <source>Write all directives alike; nothing else changes</source>
        <translation>统一所有指令的写法；其他不变</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the scenario (Ctrl+S)</source>
        <translation>保存场景（Ctrl+S）</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the scenario as another file</source>
        <translation>把场景另存为其他文件</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Give up the changes that are not saved</source>
        <translation>放弃未保存的更改</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Serve this text from now on, without a restart (Ctrl+Return)</source>
        <translation>从现在起提供此文本，无需重启（Ctrl+Return）</translation>
    </message>
    <message>
        <source>%1 is a folder, not a stream file.</source>
        <translation>%1 是文件夹，不是流文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>This file is too large to be edited here. Its beginning is shown; all of it is played.</source>
        <translation>此文件过大，无法在此编辑。这里显示其开头；播放的是全部内容。</translation>
    </message>
    <message>
        <source>This file is played as it is, and cannot be edited here: it has line ends of several kinds or bytes that are no text, and they would change.</source>
        <translation>此文件会原样播放，但无法在此编辑：其中有多种换行或非文本字节，编辑会改变它们。</translation>
    </message>
    <message>
        <source>Above 1 MB the text has no colours, so that typing stays quick.</source>
        <translation>超过 1 MB 的文本不着色，以保持输入流畅。</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: %4</source>
        <translation>%1，第 %2 行第 %3 列：%4</translation>
    </message>
    <message>
        <source>The changes could not be kept for the next start.</source>
        <translation>未能为下次启动保留这些更改。</translation>
    </message>
    <message>
        <source>Nothing to change: the directives are written alike already.</source>
        <translation>无需更改：指令的写法已经统一。</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>Scenario (*.sse)</source>
        <translation>场景 (*.sse)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>As it was saved; Ctrl+Z brings the changes back.</source>
        <translation>已还原为保存的内容；按 Ctrl+Z 可恢复更改。</translation>
    </message>
</context>
<context>
    <name>ScenarioFile</name>
    <message>
        <source>There is no file %1 and no built-in scenario of that name; built in are %2.</source>
        <translation>没有文件 %1，也没有同名的内置场景；内置场景有 %2。</translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation>%1，第 %2 行，第 %3 列</translation>
    </message>
    <message>
        <source>%1 is a folder, not a stream file.</source>
        <translation>%1 是文件夹，不是流文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>There is no stream file (*.sse) in the folder %1.</source>
        <translation>文件夹 %1 中没有流文件（*.sse）。</translation>
    </message>
</context>
<context>
    <name>ScenarioLinter</name>
    <message>
        <source>This file is in UTF-16, of which clients understand nothing. Save it as UTF-8.</source>
        <translation>此文件为 UTF-16，客户端完全无法理解。请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>Clients get this line as a comment. If it is to act, the file must begin with “: @streamgauge 1”.</source>
        <translation>客户端会把此行当作注释收到。若要使其生效，文件必须以“: @streamgauge 1”开头。</translation>
    </message>
    <message>
        <source>This comes too late: the file is sent as it stands, directives included. Put “: @streamgauge 1” before all fields and other directives.</source>
        <translation>出现得太晚：文件会连同指令原样发送。请把“: @streamgauge 1”放在所有字段和其他指令之前。</translation>
    </message>
    <message>
        <source>This is not the pragma, so the file is sent as it stands, directives included. Write “: @streamgauge 1” if they are to act.</source>
        <translation>这不是文件标记，因此文件会连同指令原样发送。若要使指令生效，请写“: @streamgauge 1”。</translation>
    </message>
    <message>
        <source>These bytes are not UTF-8; clients show U+FFFD in their place. Save the file as UTF-8, or write them with @raw if they are meant.</source>
        <translation>这些字节不是 UTF-8；客户端会显示 U+FFFD。请将文件另存为 UTF-8；若确实需要，请用 @raw 书写。</translation>
    </message>
</context>
<context>
    <name>ScenarioPlayer</name>
    <message>
        <source>@at +%1s came late</source>
        <translation>@at +%1s 已晚</translation>
    </message>
</context>
<context>
    <name>ScenarioStepLinter</name>
    <message>
        <source>This part is never played: one above is for the same attempts. Change the numbers of one of them.</source>
        <translation>此部分永远不会播放：上面已有对应相同连接次数的部分。请修改其中之一的编号。</translation>
    </message>
    <message>
        <source>@at counts from the start of the response, so only the first time around waits for it. Use @wait inside @repeat.</source>
        <translation>@at 从响应开始处计时，因此只有第一轮会等待。在 @repeat 内请使用 @wait。</translation>
    </message>
    <message>
        <source>This moment lies before the one of line %1, so what follows is sent at once. Put the lines into the order of their times, or use @wait.</source>
        <translation>此时刻早于第 %1 行的时刻，因此后面的内容会立即发送。请按时间顺序排列，或使用 @wait。</translation>
    </message>
    <message>
        <source>This is never reached, because the loop of line %1 goes on for ever. Give it a number of rounds, or remove what follows it.</source>
        <translation>永远不会到达此处，因为第 %1 行的循环不会结束。请指定轮数，或删除其后的内容。</translation>
    </message>
    <message>
        <source>This is never reached, because @hang in line %1 lasts for ever. Use @silence with a time there, or remove what follows it.</source>
        <translation>永远不会到达此处，因为第 %1 行的 @hang 会一直持续。请在那里使用带时间的 @silence，或删除其后的内容。</translation>
    </message>
    <message>
        <source>This is never reached, because @%1 in line %2 always ends the connection. Give it a probability such as p=0.5, or begin a part for the next attempt with @connection.</source>
        <translation>永远不会到达此处，因为第 %2 行的 @%1 总会结束连接。请给它一个概率，例如 p=0.5，或用 @connection 为下一次连接另起一部分。</translation>
    </message>
    <message>
        <source>Every time around has this same id, so Last-Event-ID cannot tell where a client stopped. Write “: @template on” in the head and “id: {{seq}}” here.</source>
        <translation>每一轮的 id 都相同，因此 Last-Event-ID 无法说明客户端停在何处。请在头部写“: @template on”，在此写“id: {{seq}}”。</translation>
    </message>
    <message>
        <source>This placeholder is sent as it stands. Write “: @template on” above, or “: @template off” if that is meant.</source>
        <translation>此占位符会原样发送。请在上面写“: @template on”；若本意如此，请写“: @template off”。</translation>
    </message>
    <message>
        <source>A part with @status %1 answers with its body alone, so this is never sent. Remove it, or put it into a part of its own with @connection.</source>
        <translation>带 @status %1 的部分只以其正文应答，因此这里永远不会发送。请删除，或用 @connection 放入单独的部分。</translation>
    </message>
    <message>
        <source>No event of this part has an id, so there is nothing to resume after. Give the events one, such as “id: {{seq}}”.</source>
        <translation>此部分的事件都没有 id，因此无从恢复。请给事件加上 id，例如“id: {{seq}}”。</translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
</context>
<context>
    <name>ServeCommand</name>
    <message>
        <source>--port wants a number from 0 to 65535, not “%1”.</source>
        <translation>--port 需要 0 到 65535 的数字，而不是“%1”。</translation>
    </message>
    <message>
        <source>--host wants an IP address such as 127.0.0.1 or 0.0.0.0, not “%1”.</source>
        <translation>--host 需要 127.0.0.1 或 0.0.0.0 这样的 IP 地址，而不是“%1”。</translation>
    </message>
    <message>
        <source>Others in your network can reach this server (--host %1).
</source>
        <translation>您网络中的其他人可以访问此服务器（--host %1）。
</translation>
    </message>
    <message>
        <source>play scenarios as an HTTP server</source>
        <translation>作为 HTTP 服务器播放场景</translation>
    </message>
    <message>
        <source>Which scenario? Name a file or a built-in one:</source>
        <translation>哪个场景？请指定文件或内置场景：</translation>
    </message>
    <message>
        <source>--key belongs to a certificate: --cert FILE.</source>
        <translation>--key 须与证书一起使用：--cert FILE。</translation>
    </message>
    <message>
        <source>--speed wants a number from 0.1 to 100, or max, not “%1”.</source>
        <translation>--speed 需要 0.1 到 100 之间的数字或 max，而不是“%1”。</translation>
    </message>
    <message>
        <source>--seed wants a whole number, not “%1”.</source>
        <translation>--seed 需要整数，而不是“%1”。</translation>
    </message>
    <message>
        <source>--now wants a time such as 2026-11-21T10:00:00Z, not “%1”.</source>
        <translation>--now 需要 2026-11-21T10:00:00Z 这样的时间，而不是“%1”。</translation>
    </message>
    <message>
        <source>--streams-per-client wants a number such as 6, not “%1”.</source>
        <translation>--streams-per-client 需要 6 这样的数字，而不是“%1”。</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>sgauge: %1 cannot be written: %2.
</source>
        <translation>sgauge：无法写入 %1：%2。
</translation>
    </message>
    <message>
        <source>Play scenarios as an HTTP server, each at its own route.

Usage: sgauge serve [OPTION…] NAME|FILE|FOLDER…

  --port N          listen on this port (8080); 0 takes any free one
  --host IP         listen on this address (127.0.0.1); 0.0.0.0 lets others in
  --static DIR      serve the files of this folder, too
  --tls             speak https, with a certificate made for this machine
  --cert FILE       speak https with this certificate (PEM), and its key …
  --key FILE        … from this file unless it is in the same one
  --speed X         play X times as fast (0.1 to 100), or max: without waiting
  --seed N          draw the same random numbers each time
  --now TIME        what {{now}} begins with: 2026-11-21T10:00:00Z
  --streams-per-client N  let further streams wait, as browsers do with 6
  --verdicts FILE   judge the clients when it ends: text, .json or .xml (JUnit)
  --no-control      do not answer at /.streamgauge/
  --quiet           do not tell on stderr who asks for what

Built-in scenarios:
%1
A file is a stream as it is sent, with directives in comment lines, or any
recorded text/event-stream. Of a folder every file *.sse is served, unless it
has a @route of its own at its name. The first line on stdout is the URL of the
first scenario, once the server is ready. Open / in a browser for a page that
shows the streams; GET /.streamgauge/ tells what programs can ask of the server.
Ctrl-C ends it.

Examples:
  sgauge serve demo
  sgauge serve orders.sse random --port 3000 --static ./public
  sgauge serve flaky --seed 7 --verdicts verdicts.xml

Exit codes: 0 after Ctrl-C; 1 if it cannot start, or a client did wrong by
--verdicts; 2 wrong command line or scenario.
</source>
        <translation>把场景作为 HTTP 服务器播放，每个场景有自己的路由。

用法：sgauge serve [选项…] 名称|文件|文件夹…

  --port N          监听此端口（8080）；0 表示任意空闲端口
  --host IP         监听此地址（127.0.0.1）；0.0.0.0 允许他人访问
  --static DIR      同时提供此文件夹中的文件
  --tls             使用 https，证书为本机现场生成
  --cert FILE       使用此证书（PEM）提供 https，其密钥……
  --key FILE        ……来自此文件，除非两者在同一文件中
  --speed X         以 X 倍速播放（0.1 到 100），或 max：完全不等待
  --seed N          每次抽取相同的随机数
  --now TIME        {{now}} 的起始时间：2026-11-21T10:00:00Z
  --streams-per-client N  让更多的流等待，如浏览器的 6 个上限
  --verdicts FILE   结束时评判客户端：文本、.json 或 .xml（JUnit）
  --no-control      不应答 /.streamgauge/
  --quiet           不在 stderr 上说明谁请求了什么

内置场景：
%1
文件是按原样发送的流，指令写在注释行中；也可以是任何录制的 text/event-stream。
对于文件夹，其中每个 *.sse 文件都会提供，没有自己的 @route 时路径即为其名称。
服务器就绪后，stdout 的第一行是第一个场景的 URL。在浏览器中打开 / 可看到显示
这些流的页面；GET /.streamgauge/ 说明程序可以向服务器请求什么。按 Ctrl-C 结束。

示例：
  sgauge serve demo
  sgauge serve orders.sse random --port 3000 --static ./public
  sgauge serve flaky --seed 7 --verdicts verdicts.xml

退出码：0 按 Ctrl-C 之后；1 无法启动，或按 --verdicts 有客户端不合规；
2 命令行或场景有误。
</translation>
    </message>
    <message>
        <source>--verdicts wants a file that can be written, not “%1”.</source>
        <translation>--verdicts 需要一个可写入的文件，而不是“%1”。</translation>
    </message>
</context>
<context>
    <name>ServedRecording</name>
    <message>
        <source>There is nothing to serve yet.</source>
        <translation>尚无可提供的内容。</translation>
    </message>
    <message>
        <source>The recording cannot be copied to %1.</source>
        <translation>无法把录制复制到 %1。</translation>
    </message>
</context>
<context>
    <name>ServerOptions</name>
    <message>
        <source>https, with a certificate made on the spot</source>
        <translation>https，证书现场生成</translation>
    </message>
    <message>
        <source>this machine only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>everybody in the network</source>
        <translation>网络中的所有人</translation>
    </message>
    <message>
        <source>Who reaches the simulator</source>
        <translation>谁可以访问模拟器</translation>
    </message>
    <message>
        <source>Listens on the address of this machine alone, or on all it has</source>
        <translation>只监听本机回环地址，或监听所有地址</translation>
    </message>
    <message>
        <source>For localhost, 127.0.0.1 and ::1; clients have to be told to trust it</source>
        <translation>用于 localhost、127.0.0.1 和 ::1；客户端需要设为信任它</translation>
    </message>
    <message>
        <source>For</source>
        <translation>面向</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder of files to serve</source>
        <translation>提供的文件夹</translation>
    </message>
    <message>
        <source>a folder served beside the stream</source>
        <translation>与流一同提供的文件夹</translation>
    </message>
    <message>
        <source>A web page in it can read the stream without CORS</source>
        <translation>其中的网页无需 CORS 即可读取该流</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>面向所有人</translation>
    </message>
    <message>
        <source>https</source>
        <translation>https</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>a folder whose streams are served, too</source>
        <translation>其中的流也会一并提供的文件夹</translation>
    </message>
    <message>
        <source>Each *.sse file in it answers its @route, or its name as a path</source>
        <translation>其中每个 *.sse 文件在其 @route 上应答；没有 @route 时，以文件名作为路径</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Folder of more scenarios</source>
        <translation>更多场景所在的文件夹</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>more scenarios</source>
        <translation>更多场景</translation>
    </message>
</context>
<context>
    <name>ShellText</name>
    <message>
        <source>The %1 at line %2, column %3 is never closed.</source>
        <translation>第 %2 行第 %3 列的 %1 没有闭合。</translation>
    </message>
</context>
<context>
    <name>SimulatorPanel</name>
    <message>
        <source>State of the simulator</source>
        <translation>模拟器状态</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Open a scenario file or a recorded stream</source>
        <translation>打开场景文件或录制的事件流</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>What the simulator did</source>
        <translation>模拟器的活动记录</translation>
    </message>
    <message>
        <source>Requests and disconnections appear here.</source>
        <translation>请求和断开会显示在这里。</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop the simulator</source>
        <translation>停止模拟器</translation>
    </message>
    <message>
        <source>Start the simulator</source>
        <translation>启动模拟器</translation>
    </message>
    <message>
        <source>Serving on port %1.</source>
        <translation>正在端口 %1 上提供服务。</translation>
    </message>
    <message>
        <source>Start it, then connect any client to its URL.</source>
        <translation>启动后，用任意客户端连接到它的 URL。</translation>
    </message>
    <message>
        <source>Open the port, or close it and cut all clients off</source>
        <translation>打开端口，或关闭端口并断开所有客户端</translation>
    </message>
    <message>
        <source>The port to listen on; 0 is any free port</source>
        <translation>监听的端口；0 表示任意空闲端口</translation>
    </message>
    <message>
        <source>Who reaches it, https, files</source>
        <translation>谁可访问、https、文件</translation>
    </message>
    <message>
        <source>Parts of the simulator</source>
        <translation>模拟器的各部分</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Event streams (*.sse *.txt)</source>
        <translation>事件流 (*.sse *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Applied. Clients that are connected keep what they have; whoever connects from now on gets this.</source>
        <translation>已应用。已连接的客户端保持不变；此后连接的客户端会收到新内容。</translation>
    </message>
    <message>
        <source>Start it, then connect any client to its URL (%1).</source>
        <translation>启动后，用任意客户端连接其 URL（%1）。</translation>
    </message>
    <message>
        <source>Others reach it at %1</source>
        <translation>他人可通过 %1 访问</translation>
    </message>
    <message>
        <source>The text below is not applied yet (Ctrl+Return).</source>
        <translation>下面的文本尚未应用（Ctrl+Return）。</translation>
    </message>
    <message>
        <source>Clients (%1)</source>
        <translation>客户端（%1）</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Serving %1 scenarios on port %2.</source>
        <translation>正在端口 %2 上提供 %1 个场景。</translation>
    </message>
</context>
<context>
    <name>SimulatorServer</name>
    <message>
        <source>Port %1 on %2 is already in use; choose another or 0 for any free port.</source>
        <translation>%2 上的端口 %1 已被占用；请选择其他端口，或用 0 表示任意空闲端口。</translation>
    </message>
    <message>
        <source>Listening on port %1 needs more rights; choose one above 1023.</source>
        <translation>监听端口 %1 需要更高权限；请选择大于 1023 的端口。</translation>
    </message>
    <message>
        <source>%1 is not an address of this machine.</source>
        <translation>%1 不是本机的地址。</translation>
    </message>
    <message>
        <source>Cannot listen on port %1 of %2: %3.</source>
        <translation>无法在 %2 的端口 %1 上监听：%3。</translation>
    </message>
    <message>
        <source>%1 was cut off: %2</source>
        <translation>%1 已被断开：%2</translation>
    </message>
    <message>
        <source>%1 was refused: there are %2 connections already.</source>
        <translation>%1 被拒绝：已有 %2 个连接。</translation>
    </message>
    <message>
        <source>, Last-Event-ID %1</source>
        <translation>，Last-Event-ID %1</translation>
    </message>
    <message>
        <source>The stream to %1 has ended.</source>
        <translation>发往 %1 的事件流已结束。</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 已离开。</translation>
    </message>
    <message>
        <source>A connection could not be accepted: %1.</source>
        <translation>无法接受连接：%1。</translation>
    </message>
    <message>
        <source>%1 asked %2 %3 (attempt %4): %5</source>
        <translation>%1 请求 %2 %3（第 %4 次）：%5</translation>
    </message>
    <message>
        <source>%1 asked %2 %3: %4</source>
        <translation>%1 请求 %2 %3：%4</translation>
    </message>
    <message>
        <source>waits, since this client has %1 streams already</source>
        <translation>等待，因为该客户端已有 %1 个流</translation>
    </message>
    <message>
        <source>dropped without an answer</source>
        <translation>未应答即断开</translation>
    </message>
    <message>
        <source>The connection of %1 was dropped.</source>
        <translation>已断开 %1 的连接。</translation>
    </message>
    <message>
        <source>The response to %1 was cut short.</source>
        <translation>发往 %1 的响应被截断。</translation>
    </message>
</context>
<context>
    <name>StreamActions</name>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>立即重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>R&amp;econnect from this event&apos;s id</source>
        <translation>从此事件的 id 重新连接(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Drop the connection, as if lost</source>
        <translation>断开连接，如同意外断线(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Forget the last id</source>
        <translation>忘记最近的 id(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;lear rows</source>
        <translation>清除所有行(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy selected rows</source>
        <translation>复制所选行(&amp;C)</translation>
    </message>
    <message>
        <source>Ser&amp;ve this</source>
        <translation>提供此流(&amp;V)</translation>
    </message>
    <message>
        <source>Play what has been received by now in the simulator</source>
        <translation>在模拟器中播放到目前为止收到的内容</translation>
    </message>
</context>
<context>
    <name>StreamAddress</name>
    <message>
        <source>URL of the simulated stream</source>
        <translation>模拟流的 URL</translation>
    </message>
    <message>
        <source>Copy the URL</source>
        <translation>复制 URL</translation>
    </message>
    <message>
        <source>Copy a curl command</source>
        <translation>复制 curl 命令</translation>
    </message>
    <message>
        <source>Open a page that shows the stream in the browser</source>
        <translation>在浏览器中打开显示该流的页面</translation>
    </message>
    <message>
        <source>Watch the stream here</source>
        <translation>在此查看该流</translation>
    </message>
    <message>
        <source>The URL is on the clipboard.</source>
        <translation>URL 已复制到剪贴板。</translation>
    </message>
    <message>
        <source>A curl command is on the clipboard.</source>
        <translation>curl 命令已复制到剪贴板。</translation>
    </message>
    <message>
        <source>No browser could be started; open %1 yourself.</source>
        <translation>无法启动浏览器；请自行打开 %1。</translation>
    </message>
</context>
<context>
    <name>StreamOptions</name>
    <message>
        <source>The URL of an event stream is missing.</source>
        <translation>缺少事件流的 URL。</translation>
    </message>
    <message>
        <source>One URL, please, not %1.</source>
        <translation>请只给出一个 URL，而不是 %1 个。</translation>
    </message>
    <message>
        <source>--timeout: %1</source>
        <translation>--timeout：%1</translation>
    </message>
    <message>
        <source>--idle: %1</source>
        <translation>--idle：%1</translation>
    </message>
    <message>
        <source>--policy wants standard, persistent or once, not “%1”.</source>
        <translation>--policy 须为 standard、persistent 或 once，而不是“%1”。</translation>
    </message>
    <message>
        <source>--as wants events, json-lines or lines, not “%1”.</source>
        <translation>--as 须为 events、json-lines 或 lines，而不是“%1”。</translation>
    </message>
    <message>
        <source>--header wants &apos;Name: value&apos;, not “%1”.</source>
        <translation>--header 需要 &apos;Name: value&apos; 的形式，而不是“%1”。</translation>
    </message>
    <message>
        <source>An event id has no line breaks.</source>
        <translation>事件 id 不能含有换行。</translation>
    </message>
    <message>
        <source>  --count N              stop after N events that pass the filter
  --filter FILTER        only what matches, such as &apos;type:order size&gt;1kb&apos;
  --timeout TIME         stop after 500ms, 10s, 2m …
  --header &apos;Name: value&apos; send this header, too; as often as you like
  --last-event-id ID     ask for what came after this event
  --policy POLICY        come back as browsers do (standard), also after 4xx and 5xx and
                         ever more slowly (persistent), or not at all (once), as is usual
                         for other methods than GET
  --idle TIME            take a connection that is silent for so long for lost
  --lenient              take any Content-Type for an event stream
  --as FORMAT            read the body as events, json-lines or lines
</source>
        <translation>  --count N              收到 N 个通过过滤器的事件后停止
  --filter FILTER        只要匹配的内容，例如 &apos;type:order size&gt;1kb&apos;
  --timeout TIME         经过 500ms、10s、2m …… 后停止
  --header &apos;Name: value&apos; 同时发送此标头；可多次使用
  --last-event-id ID     请求此事件之后的内容
  --policy POLICY        像浏览器一样重连（standard）；收到 4xx 和 5xx 后也重连，
                         且间隔逐次延长（persistent）；或从不重连（once，
                         GET 以外的方法默认如此）
  --idle TIME            连接沉默这么久即视为断开
  --lenient              把任何 Content-Type 都当作事件流
  --as FORMAT            按 events、json-lines 或 lines 读取响应体
</translation>
    </message>
    <message>
        <source>--count wants a number of events from 1 on, not “%1”.</source>
        <translation>--count 需要不小于 1 的事件数，而不是“%1”。</translation>
    </message>
</context>
<context>
    <name>StreamPage</name>
    <message>
        <source>New stream</source>
        <translation>新建事件流</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep the newest row in sight</source>
        <translation>始终显示最新一行</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Events: %1</source>
        <translation>事件：%1</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>连接尝试</translation>
    </message>
    <message>
        <source>What became of each connection</source>
        <translation>每次连接的结果</translation>
    </message>
    <message>
        <source>Forget all rows and past attempts of this stream</source>
        <translation>清除此事件流的所有行和以往的尝试</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>正在读取 %1……</translation>
    </message>
    <message>
        <source>Rows in sight</source>
        <translation>显示的行数</translation>
    </message>
    <message>
        <source>Kept and earlier filters</source>
        <translation>已保留和以前的过滤器</translation>
    </message>
    <message>
        <source>Keep all rows above the results</source>
        <translation>在结果上方保留所有行</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>过滤器的问题</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Show no new rows for a while; they are recorded</source>
        <translation>暂时不显示新行；新行仍会录制</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>StreamRequestText</name>
    <message>
        <source>Type the URL of an event stream, such as http://localhost:8080/events.</source>
        <translation>请输入事件流的 URL，例如 http://localhost:8080/events。</translation>
    </message>
    <message>
        <source>“%1” is not a URL.</source>
        <translation>“%1”不是 URL。</translation>
    </message>
    <message>
        <source>“%1” URLs cannot be read as an event stream, only http and https.</source>
        <translation>“%1”类型的 URL 不能作为事件流读取，只支持 http 和 https。</translation>
    </message>
    <message>
        <source>“%1” cannot be the method of a request.</source>
        <translation>“%1”不能作为请求方法。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a header.</source>
        <translation>“%1”不能作为标头名称。</translation>
    </message>
    <message>
        <source>The value of the header “%1” has a line end or NUL.</source>
        <translation>标头“%1”的值含有换行符或 NUL。</translation>
    </message>
</context>
<context>
    <name>StreamRun</name>
    <message>
        <source>sgauge: %1 bytes came without the blank line that ends an event.</source>
        <translation>sgauge：收到 %1 字节，但没有结束事件的空行。</translation>
    </message>
    <message>
        <source>The server had the request, but did not answer in time.</source>
        <translation>服务器已收到请求，但未在限定时间内答复。</translation>
    </message>
    <message>
        <source>%1 of %2 events had come when the time was over.</source>
        <translation>时间到时，%2 个事件中已收到 %1 个。</translation>
    </message>
    <message>
        <source>There was no connection before the time was over.</source>
        <translation>时间到时仍未建立连接。</translation>
    </message>
</context>
<context>
    <name>StreamStatus</name>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Next attempt in %1</source>
        <translation>%1后再次尝试</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>State of the stream, as an icon</source>
        <translation>事件流状态图标</translation>
    </message>
    <message>
        <source>State of the stream</source>
        <translation>事件流状态</translation>
    </message>
    <message>
        <source>Why the stream is not open</source>
        <translation>事件流未连接的原因</translation>
    </message>
    <message>
        <source>Facts about the stream</source>
        <translation>事件流的概况</translation>
    </message>
    <message>
        <source>retry %1</source>
        <translation>重连等待 %1</translation>
    </message>
    <message>
        <source>last id %1</source>
        <translation>最近 id %1</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 个事件/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>last byte just now</source>
        <translation>刚刚收到数据</translation>
    </message>
    <message>
        <source>last byte %1 ago</source>
        <translation>%1前收到数据</translation>
    </message>
    <message>
        <source>%1 have come without the blank line that ends an event.</source>
        <translation>已收到 %1，但没有结束事件的空行。</translation>
    </message>
    <message>
        <source>silent for %1; heartbeat was about every %2</source>
        <translation>已静默 %1；此前心跳约每 %2 一次</translation>
    </message>
    <message>
        <source>%1; heartbeat about every %2</source>
        <translation>%1；心跳约每 %2 一次</translation>
    </message>
    <message>
        <source>When the last byte came</source>
        <translation>最后收到数据的时间</translation>
    </message>
    <message>
        <source>TLS exception</source>
        <translation>TLS 例外</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
</context>
<context>
    <name>Tail</name>
    <message>
        <source>Cannot write: %1.</source>
        <translation>无法写入：%1。</translation>
    </message>
</context>
<context>
    <name>TailCommand</name>
    <message>
        <source>connect to a stream and print what arrives</source>
        <translation>连接到事件流并打印收到的内容</translation>
    </message>
    <message>
        <source>--%1 is for a URL, but %2 is a file.</source>
        <translation>--%1 只用于 URL，而 %2 是文件。</translation>
    </message>
    <message>
        <source>Connect to an event stream and print what arrives: events, comments, retry times,
what the standard says to ignore, and each connection lost and found again. Or print
a recording the same way, with the times when it was made.

Usage: sgauge tail [OPTION…] URL
       sgauge tail [OPTION…] curl ARGUMENT…
       sgauge tail [--json] [--count N] [--filter FILTER] FILE

The words of a curl command make the same request that curl makes. What of them is
not taken over is said on stderr. A FILE is what exists, ends in .sse, or begins with
/, ./ or ../; it may also be what curl -N or curl -i has printed, an HTTP Archive
(.har) or JSON lines.

%1  --json                 print one JSON object a line
  --print-curl           only print the request, as a curl command for a shell

Lost connections are tried again as in a browser: after 3 s, or what the stream&apos;s
retry field says. Ctrl-C ends it.

Each JSON object has a kind and a time: open, event, comment, retry, ignored, finding,
error. A finding is what is wrong with the stream as a whole.
An error has readyState 0 if there will be another attempt, or 2 if it was the last;
where the server refused, also its status and the start of the body.

Examples:
  sgauge tail http://127.0.0.1:8080/demo
  sgauge tail --json --count 3 --timeout 10s http://127.0.0.1:8080/demo
  sgauge tail --header &apos;Authorization: Bearer …&apos; https://api.example.org/events
  sgauge tail curl -d &apos;{&quot;stream&quot;:true}&apos; -u me:secret https://api.example.org/chat
  sgauge tail orders.sse

Exit codes: 0 after --count events, if --timeout ends a stream that was open, if
the server ends one that is not to come back, or at the end of a recording;
1 if --timeout comes before --count events or before any connection, if the
stream is over for good, or if a recording is damaged or has fewer than --count
events; 2 wrong command line; 130 after Ctrl-C.
</source>
        <translation>连接到事件流并打印收到的内容：事件、注释、重连时间、按标准应忽略的内容，
以及每次连接的断开与恢复。或以同样的方式打印录制，时间为录制时的时间。

用法：sgauge tail [选项…] URL
      sgauge tail [选项…] curl 参数…
      sgauge tail [--json] [--count N] [--filter FILTER] 文件

curl 命令中的参数会发出与 curl 相同的请求；其中未被采用的内容会在 stderr 上说明。
已存在的路径，以及以 .sse 结尾或以 /、./、../ 开头的参数，都视为文件；文件也可以是
curl -N 或 curl -i 打印的内容、HTTP 归档（.har）或 JSON 行。

%1  --json                 每行打印一个 JSON 对象
  --print-curl           只把请求打印为可在 shell 中使用的 curl 命令

断开的连接会像浏览器一样重试：3 秒之后，或按事件流的 retry 字段。
按 Ctrl-C 结束。

每个 JSON 对象都有 kind 和 time：open、event、comment、retry、ignored、finding、
error。finding 说明整个流有何异常。
error 的 readyState 为 0 表示还会再次尝试，为 2 表示这是最后一次；
服务器拒绝时还有状态码 status 和响应体的开头 body。

示例：
  sgauge tail http://127.0.0.1:8080/demo
  sgauge tail --json --count 3 --timeout 10s http://127.0.0.1:8080/demo
  sgauge tail --header &apos;Authorization: Bearer …&apos; https://api.example.org/events
  sgauge tail curl -d &apos;{&quot;stream&quot;:true}&apos; -u me:secret https://api.example.org/chat
  sgauge tail orders.sse

退出码：0 收到 --count 个事件，或 --timeout 结束了已连接的事件流，或服务器结束了
不再重连的事件流，或到达录制的结尾；
1 --timeout 先于 --count 个事件或任何连接到来，或事件流已彻底结束，或录制已损坏，
或录制中的事件少于 --count 个；
2 命令行有误；130 按 Ctrl-C 之后。
</translation>
    </message>
</context>
<context>
    <name>TailFile</name>
    <message>
        <source>%1 of %2 events are in %3.</source>
        <translation>%3 中只有 %1 个事件，不足 %2 个。</translation>
    </message>
    <message>
        <source>Cannot write: %1.</source>
        <translation>无法写入：%1。</translation>
    </message>
</context>
<context>
    <name>TailText</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>ignored: unknown field %1: %2</source>
        <translation>已忽略：未知字段 %1：%2</translation>
    </message>
    <message>
        <source>ignored: id with a NUL: %1</source>
        <translation>已忽略：含有 NUL 的 id：%1</translation>
    </message>
    <message>
        <source>ignored: retry that is no number: %1</source>
        <translation>已忽略：不是数字的 retry：%1</translation>
    </message>
    <message>
        <source>ignored: event %1 without data</source>
        <translation>已忽略：没有 data 的事件 %1</translation>
    </message>
    <message>
        <source>ignored: byte order mark</source>
        <translation>已忽略：字节顺序标记</translation>
    </message>
    <message>
        <source>passed over: an event of %1 is too large to be kept</source>
        <translation>已跳过：%1 的事件过大，无法保留</translation>
    </message>
    <message>
        <source>ignored: the end cut off an event after %1</source>
        <translation>已忽略：在 %1 处被结尾截断的事件</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>, Last-Event-ID %1</source>
        <translation>，Last-Event-ID %1</translation>
    </message>
    <message>
        <source>open %1 (%2, %3)</source>
        <translation>已连接 %1（%2，%3）</translation>
    </message>
    <message>
        <source>retry %1</source>
        <translation>重连等待 %1</translation>
    </message>
    <message>
        <source>%1 have come without the blank line that ends an event.</source>
        <translation>已收到 %1，但没有结束事件的空行。</translation>
    </message>
    <message>
        <source>%1 Next attempt in %2.</source>
        <translation>%1%2后再次尝试。</translation>
    </message>
    <message>
        <source>notice: %1</source>
        <translation>注意：%1</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>retry</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>What is sent to clients appears here, with the labels of the scenario and what was done by hand.</source>
        <translation>发送给客户端的内容会显示在此处，包括场景的标签和手动操作。</translation>
    </message>
    <message>
        <source>Only the clients selected in the table</source>
        <translation>仅限表中所选的客户端</translation>
    </message>
    <message>
        <source>Selected clients</source>
        <translation>所选客户端</translation>
    </message>
    <message>
        <source>Follow what is newest</source>
        <translation>跟随最新内容</translation>
    </message>
    <message>
        <source>Clear the timeline</source>
        <translation>清空时间线</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>TlsSection</name>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>File of certificates to trust</source>
        <translation>要信任的证书文件</translation>
    </message>
    <message>
        <source>besides those of the system</source>
        <translation>系统证书之外</translation>
    </message>
    <message>
        <source>File of the client certificate</source>
        <translation>客户端证书文件</translation>
    </message>
    <message>
        <source>File of the client&apos;s key</source>
        <translation>客户端密钥文件</translation>
    </message>
    <message>
        <source>if it is not in the same file</source>
        <translation>如果不在同一文件中</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>密钥的密码</translation>
    </message>
    <message>
        <source>Trust CA f&amp;ile</source>
        <translation>信任的 CA 文件(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;lient certificate</source>
        <translation>客户端证书(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>密钥(&amp;K)</translation>
    </message>
    <message>
        <source>Key passwor&amp;d</source>
        <translation>密钥密码(&amp;D)</translation>
    </message>
    <message>
        <source>Exception from the rules of TLS</source>
        <translation>TLS 规则的例外</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Remove the TLS exception</source>
        <translation>移除 TLS 例外</translation>
    </message>
    <message>
        <source>&amp;Overlook flaws of any certificate of the host</source>
        <translation>忽略该主机任何证书的缺陷(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Overlook flaws of any certificate of %1</source>
        <translation>忽略 %1 任何证书的缺陷(&amp;O)</translation>
    </message>
    <message>
        <source>At %1 any certificate is accepted.</source>
        <translation>在 %1 接受任何证书。</translation>
    </message>
    <message>
        <source>At %1 the certificate with SHA-256 %2… is accepted, whatever is wrong with it.</source>
        <translation>在 %1 接受 SHA-256 为 %2… 的证书，无论有何缺陷。</translation>
    </message>
</context>
<context>
    <name>UrlBar</name>
    <message>
        <source>What is wrong with the URL</source>
        <translation>URL 的问题</translation>
    </message>
    <message>
        <source>Notes on the request</source>
        <translation>关于请求的说明</translation>
    </message>
    <message>
        <source>Method of the request</source>
        <translation>请求方法</translation>
    </message>
    <message>
        <source>URL of an event stream, such as http://localhost:8080/events</source>
        <translation>事件流的 URL，例如 http://localhost:8080/events</translation>
    </message>
    <message>
        <source>URL of the event stream</source>
        <translation>事件流的 URL</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Stop the stream</source>
        <translation>停止接收事件流</translation>
    </message>
    <message>
        <source>Connect to the stream</source>
        <translation>连接到事件流</translation>
    </message>
    <message>
        <source>Flaws of the certificate of %1 are overlooked.</source>
        <translation>已忽略 %1 的证书缺陷。</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>……还有 %1</translation>
    </message>
</context>
<context>
    <name>VerdictModel</name>
    <message>
        <source>Coming back</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Reconnection time</source>
        <translation>重连时间</translation>
    </message>
    <message>
        <source>Last-Event-ID</source>
        <translation>Last-Event-ID</translation>
    </message>
    <message>
        <source>After 204</source>
        <translation>204 之后</translation>
    </message>
    <message>
        <source>After a final answer</source>
        <translation>最终应答之后</translation>
    </message>
    <message>
        <source>After the last event</source>
        <translation>最后一个事件之后</translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation>同时连接数</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Caching</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>%1 · %2 · attempt %3 of %4
%5</source>
        <translation>%1 · %2 · 第 %3 次，%4
%5</translation>
    </message>
</context>
<context>
    <name>VerdictReport</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>There is nothing to judge yet.</source>
        <translation>尚无可评判的内容。</translation>
    </message>
    <message>
        <source>  %1  %2, attempt %3: %4 [%5]</source>
        <extracomment>The outcome, the client, the number of its attempt, a sentence, the rule&apos;s name</extracomment>
        <translation>  %1  %2，第 %3 次：%4 [%5]</translation>
    </message>
    <message>
        <source>%1 passed, %2 failed, %3 noted.</source>
        <translation>通过 %1 项，失败 %2 项，提示 %3 项。</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>the end of the stream</source>
        <translation>流结束</translation>
    </message>
    <message>
        <source>the truncated end</source>
        <translation>响应被截断</translation>
    </message>
    <message>
        <source>the drop</source>
        <translation>连接断开</translation>
    </message>
    <message>
        <source>it was cut off for not reading</source>
        <translation>因不读取而被断开</translation>
    </message>
    <message>
        <source>Came back %1 after %2, before the %3 that retry asked for.</source>
        <translation>在%2后 %1 即重新连接，早于 retry 要求的 %3。</translation>
    </message>
    <message>
        <source>Came back %1 after %2; retry asked for %3.</source>
        <translation>在%2后 %1 重新连接；retry 要求 %3。</translation>
    </message>
    <message>
        <source>Came back %1 after %2, long after the %3 that retry asked for. The standard allows a client to wait longer.</source>
        <translation>在%2后 %1 才重新连接，远晚于 retry 要求的 %3。标准允许客户端等待更久。</translation>
    </message>
    <message>
        <source>Came back %1 after %2. No retry was sent, so that is up to the client; browsers wait 3 to 5 seconds.</source>
        <translation>在%2后 %1 重新连接。未发送 retry，因此由客户端决定；浏览器会等待 3 到 5 秒。</translation>
    </message>
    <message>
        <source>Came back %1 after a 204, which tells an EventSource to stay away for good.</source>
        <translation>在 204 之后 %1 又重新连接，而 204 要求 EventSource 不再回来。</translation>
    </message>
    <message>
        <source>Came back %1 after a %2. A native EventSource gives up after any status but 200; a client built on fetch may try again.</source>
        <translation>在 %2 之后 %1 重新连接。原生 EventSource 收到 200 以外的状态就会放弃；基于 fetch 的客户端可以重试。</translation>
    </message>
    <message>
        <source>Came back %1 after an answer of type “%2”. A native EventSource gives up unless that is text/event-stream; a client built on fetch may try again.</source>
        <translation>在类型为“%2”的应答之后 %1 重新连接。若类型不是 text/event-stream，原生 EventSource 会放弃；基于 fetch 的客户端可以重试。</translation>
    </message>
    <message>
        <source>Came back after the stream had ended for good, to be told so by 204. A page that closes its EventSource at the last event saves this request.</source>
        <translation>在流彻底结束后又回来，由 204 告知。页面若在最后一个事件时关闭 EventSource，可省去这次请求。</translation>
    </message>
    <message>
        <source>Stayed away after the 204.</source>
        <translation>收到 204 后没有再来。</translation>
    </message>
    <message>
        <source>Stayed away after the %1, as an EventSource does after any status but 200.</source>
        <translation>收到 %1 后没有再来，与 EventSource 收到 200 以外的状态时一致。</translation>
    </message>
    <message>
        <source>Stayed away after the last event, with which the stream ended for good.</source>
        <translation>在最后一个事件之后没有再来，流随之彻底结束。</translation>
    </message>
    <message>
        <source>Stayed away after an answer of type “%1”, as an EventSource does unless that is text/event-stream.</source>
        <translation>收到类型为“%1”的应答后没有再来，与 EventSource 在类型不是 text/event-stream 时一致。</translation>
    </message>
    <message>
        <source>Has not come back in the %1 since %2. An EventSource does, after the %3 that retry asked for.</source>
        <translation>自%2以来 %1 仍未重新连接。EventSource 会在 retry 要求的 %3 之后重新连接。</translation>
    </message>
    <message>
        <source>Has not come back in the %1 since %2. An EventSource does, after a few seconds.</source>
        <translation>自%2以来 %1 仍未重新连接。EventSource 会在几秒后重新连接。</translation>
    </message>
    <message>
        <source>If it is right to close at the last event, let the scenario end with “@eof no-content”.</source>
        <translation>若在最后一个事件时关闭是正确的，请让场景以“@eof no-content”结束。</translation>
    </message>
    <message>
        <source>Closed the connection by itself after the last event.</source>
        <translation>在最后一个事件之后自行关闭了连接。</translation>
    </message>
    <message>
        <source>Sent no Last-Event-ID, as it has no id to go on from.</source>
        <translation>未发送 Last-Event-ID，因为没有可继续的 id。</translation>
    </message>
    <message>
        <source>Sent no Last-Event-ID. An EventSource sends “%1”, the last id it was given.</source>
        <translation>未发送 Last-Event-ID。EventSource 会发送最后收到的 id“%1”。</translation>
    </message>
    <message>
        <source>Sent an empty Last-Event-ID. An EventSource that has no id leaves the header out.</source>
        <translation>发送了空的 Last-Event-ID。没有 id 的 EventSource 不会发送此标头。</translation>
    </message>
    <message>
        <source>Sent Last-Event-ID “%1”, though it has no id to go on from.</source>
        <translation>发送了 Last-Event-ID“%1”，但它并没有可继续的 id。</translation>
    </message>
    <message>
        <source>Sent Last-Event-ID “%1”, the last id it was given.</source>
        <translation>发送了 Last-Event-ID“%1”，即最后收到的 id。</translation>
    </message>
    <message>
        <source>Sent Last-Event-ID “%1” in Latin-1. The standard wants UTF-8.</source>
        <translation>以 Latin-1 发送了 Last-Event-ID“%1”。标准要求 UTF-8。</translation>
    </message>
    <message>
        <source>Sent Last-Event-ID “%1”. An EventSource sends “%2”, the last id it was given.</source>
        <translation>发送了 Last-Event-ID“%1”。EventSource 会发送最后收到的 id“%2”。</translation>
    </message>
    <message>
        <source>Sent Last-Event-ID “%1” for a new stream. A browser has no id then; a client that keeps the last one somewhere may.</source>
        <translation>为新的流发送了 Last-Event-ID“%1”。此时浏览器没有 id；把最后的 id 存在别处的客户端则可能有。</translation>
    </message>
    <message>
        <source>Had %1 streams open at once. Over HTTP/1.x a browser allows %2 connections to a host, and this one would have waited for another to end.</source>
        <translation>同时打开了 %1 个流。在 HTTP/1.x 下，浏览器对一台主机只允许 %2 个连接，此连接本应等待另一个结束。</translation>
    </message>
    <message>
        <source>Sent “Accept: %1”, which does not allow text/event-stream; a strict server answers 406.</source>
        <translation>发送了“Accept: %1”，其中不允许 text/event-stream；严格的服务器会应答 406。</translation>
    </message>
    <message>
        <source>Did not send “Cache-Control: no-cache”, which an EventSource does: a cache on the way may answer in place of the server.</source>
        <translation>未发送“Cache-Control: no-cache”，而 EventSource 会发送：途中的缓存可能代替服务器应答。</translation>
    </message>
    <message>
        <source>It was cut off before it had read everything, and may not know.</source>
        <translation>它在读完之前被断开，可能并不知情。</translation>
    </message>
    <message>
        <source>But this was a %1, for which there are no rules.</source>
        <translation>但这是 %1 请求，没有相应的规则。</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>JUnit report (*.xml)</source>
        <translation>JUnit 报告 (*.xml)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>What clients do is judged here by the standard: when they come back, and with which id. Drop a connection to see it.</source>
        <translation>此处按标准评判客户端的行为：何时重新连接，以及带着哪个 id。断开一个连接即可看到。</translation>
    </message>
    <message>
        <source>Verdicts in numbers</source>
        <translation>评判统计</translation>
    </message>
    <message>
        <source>Save the verdicts</source>
        <translation>保存评判</translation>
    </message>
    <message>
        <source>Save the verdicts as JUnit XML, JSON or text</source>
        <translation>把评判保存为 JUnit XML、JSON 或文本</translation>
    </message>
    <message>
        <source>Forget all clients</source>
        <translation>忘记所有客户端</translation>
    </message>
    <message>
        <source>Forget all clients and cut them off: attempts, ids and verdicts begin anew</source>
        <translation>忘记并断开所有客户端：连接次数、id 和评判重新开始</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>No verdicts yet</source>
        <translation>尚无评判</translation>
    </message>
    <message>
        <source>%1 failed, %2 noted, %3 passed</source>
        <translation>失败 %1，提示 %2，通过 %3</translation>
    </message>
    <message>
        <source>verdicts</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
</context>
</TS>
